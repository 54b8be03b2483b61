"""One annotated article, for the tests beside this module."""

from pathlib import Path

TEXT = "美国国务卿鲁比奥18日在利雅得与俄罗斯外长拉夫罗夫举行会谈，双方同意任命谈判团队。\n鲁比奥在会后告诉记者，会谈很有用。\n"

ANNOTATION = """\
published: 2025-02-19
actors:
  - {key: rubio, names: ["鲁比奥"], kind: person, role: 国务卿, represents: 美国}
  - {key: lavrov, names: ["拉夫罗夫"], kind: person, role: 外长, represents: 俄罗斯}
  - {key: us, names: ["美国"], kind: state, role: null, represents: null}
  - {key: ru, names: ["俄罗斯"], kind: state, role: null, represents: null}
meetings:
  - key: m1
    kind: talks
    status: held
    start: 2025-02-18
    end: null
    precision: day
    place: 利雅得
    venue: null
    participants:
      - {actor: rubio, side: us, role: null}
      - {actor: lavrov, side: ru, role: null}
    absent: []
    anchor: 举行会谈
statements:
  - {speaker: rubio, co: [], to: [], kind: indirect, meeting: m1, date: null, within: null, anchor: 会谈很有用}
outcomes:
  - {meeting: m1, status: agreed, anchor: 任命谈判团队}
"""


def write(folder: Path, annotation: str = ANNOTATION, text: str = TEXT, name: str = "talks") -> None:
    """Write the article and its annotation into a folder."""
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.yaml").write_text(annotation, encoding="utf-8")
