/** A skill's result as the dot-and-whisker drawing, with its numbers in words. */
import type { DrawnSkill } from '~/scoring/class-result';
import type { Level } from '~/scoring/level-shapes';
import type { ResultWords } from '~/scoring/use-result-words';
import { DotAndWhisker } from '~/ui/dot-and-whisker';

interface SkillFigureProps {
  skill: DrawnSkill;
  words: ResultWords;
  size: 'cell' | 'panel';
  /** Tints the dot when this is the skill that decided. */
  level?: Level | undefined;
}

export function SkillFigure({ skill, words, size, level }: SkillFigureProps) {
  const lines = skill.tasks.map((task) => words.say(task.line)).join('; ');
  if (!skill.drawing) return <span>{lines}</span>;
  const { scale, value } = skill.drawing;
  const ticks = size === 'panel' ? [scale.minimum, scale.limit, scale.maximum] : [];
  return (
    <DotAndWhisker
      size={size}
      scale={scale}
      value={value}
      title={words.say(skill.title)}
      description={`${lines}; ${words.limitAt(scale.limit)}`}
      level={level}
      ticks={ticks.map((tick) => ({ value: tick, text: words.number(tick) }))}
    />
  );
}
