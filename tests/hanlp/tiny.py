"""A tiny model of HanLP: trained in seconds on the sentences below, loaded like a published one.

It is the real `MultiTaskLearning` with the real tasks (tok, pos, ner, srl, dep) over an encoder of one layer
that nobody has trained before. On sentences made like its own it is right, on most other text wrong, which is
what a test of weak models needs. The meetings and visits are public facts, told in our own words.

    python -P -m tests.hanlp.tiny FOLDER
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Who, with whom, who else, where, when.
FACTS = (
    ("王毅", "拉夫罗夫", "马朝旭", "万象", "25日"),
    ("鲁比奥", "拉夫罗夫", "沃尔兹", "利雅得", "18日"),
    ("泽连斯基", "埃尔多安", "叶尔马克", "安卡拉", "18日"),
    ("威特科夫", "阿拉格齐", "安东", "马斯喀特", "周六"),
    ("何立峰", "贝森特", "李成钢", "日内瓦", "10日"),
    ("莫迪", "普京", "苏杰生", "莫斯科", "周一"),
    ("马克龙", "默茨", "巴罗", "巴黎", "7日"),
    ("习近平", "拜登", "王毅", "利马", "16日"),
    ("沙利文", "王毅", "伯恩斯", "北京", "周二"),
    ("尹锡悦", "岸田文雄", "赵兑烈", "首尔", "6日"),
    ("埃尔比安", "巴盖里", "莫拉", "维也纳", "周四"),
    ("特朗普", "普京", "鲁比奥", "安克雷奇", "15日"),
    ("拉伊恰克", "比斯利米", "彼得科维奇", "布鲁塞尔", "周三"),
    ("格拉贝", "贝尔特兰", "塞佩达", "加拉加斯", "25日"),
)
SAID = (
    (("会谈", "NN", 2, "nsubj"), ("富有", "VV", 0, "ccomp"), ("成果", "NN", 2, "dobj")),
    (("双方", "PN", 4, "nsubj"), ("应当", "VV", 4, "mmod"), ("继续", "AD", 4, "advmod"), ("对话", "VV", 0, "ccomp")),
    (("局势", "NN", 3, "nsubj"), ("仍然", "AD", 3, "advmod"), ("紧张", "VA", 0, "ccomp")),
)  # fmt: skip

# word:part of speech:head:relation of each token, heads counted from 1; {said} is a clause that hangs on
# the verb. Then one line a predicate: its token, and its arguments as label=first-last.
TEMPLATES = (
    ("{a}:NR:5:nsubj {t}:NT:5:tmod 在:P:5:prep {p}:NR:3:pobj 会见:VV:0:root {b}:NR:5:dobj 。:PU:5:punct",
     ("5 ARG0=1-1 ARGM-TMP=2-2 ARGM-LOC=3-4 ARG1=6-6",)),
    ("{a}:NR:7:nsubj {t}:NT:7:tmod 在:P:7:prep {p}:NR:3:pobj 同:P:7:prep {b}:NR:5:pobj 会谈:VV:0:root 。:PU:7:punct",
     ("7 ARG0=1-1 ARGM-TMP=2-2 ARGM-LOC=3-4 ARG1=5-6",)),
    ("{a}:NR:3:conj 和:CC:3:cc {c}:NR:7:nsubj {t}:NT:7:tmod 在:P:7:prep {p}:NR:5:pobj 会见:VV:0:root {b}:NR:7:dobj 。:PU:7:punct",
     ("7 ARG0=1-3 ARGM-TMP=4-4 ARGM-LOC=5-6 ARG1=8-8",)),
    ("{a}:NR:2:nsubj 说:VV:0:root ，:PU:2:punct {said} 。:PU:2:punct", ("2 ARG0=1-1 ARG1=said",)),
    ("{a}:NR:3:nsubj {t}:NT:3:tmod 表示:VV:0:root ，:PU:3:punct {said} 。:PU:3:punct",
     ("3 ARG0=1-1 ARGM-TMP=2-2 ARG1=said",)),
    ("{a}:NR:2:nsubj 告诉:VV:0:root {b}:NR:2:iobj ，:PU:2:punct {said} 。:PU:2:punct",
     ("2 ARG0=1-1 ARG2=3-3 ARG1=said",)),
    ("{a}:NR:4:nsubj ，:PU:4:punct 随后:AD:4:advmod 表示:VV:0:root ，:PU:4:punct {said} 。:PU:4:punct",
     ("4 ARG0=1-1 ARGM-TMP=3-3 ARG1=said",)),
)  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence; heads count from 1, spans from 0 and include their last token."""

    words: list[str]
    tags: list[str]
    entities: list[str]
    heads: list[int]
    relations: list[str]
    frames: list[tuple[int, int, int, str]]

    @property
    def text(self) -> str:
        return "".join(self.words)


def sentences() -> list[Sentence]:
    """All templates filled with all facts."""
    return [
        _fill(template, frames, dict(zip("abcpt", fact, strict=True)), SAID[(number + turn) % len(SAID)])
        for number, fact in enumerate(FACTS)
        for turn, (template, frames) in enumerate(TEMPLATES)
    ]


def _fill(template: str, frames: tuple[str, ...], fact: dict[str, str], said: Any) -> Sentence:
    made = Sentence([], [], [], [], [], [])
    kinds = {fact[key]: "S-PERSON" for key in "abc"} | {fact["p"]: "S-LOCATION"}
    verb = int(frames[0].split()[0])
    spans = {}
    for cell in template.split():
        before = len(made.words)
        if cell == "{said}":
            spans["said"] = (before, before + len(said) - 1)
            rows = [(word, tag, head + before if head else verb, name) for word, tag, head, name in said]
        else:
            word, tag, head, name = cell.rsplit(":", 3)
            rows = [(word.format(**fact), tag, int(head), name)]
        for word, tag, head, name in rows:
            made.words.append(word)
            made.tags.append(tag)
            made.entities.append(kinds.get(word, "O"))
            made.heads.append(head)
            made.relations.append(name)
    for line in frames:
        predicate, *arguments = line.split()
        for argument in arguments:
            label, span = argument.split("=")
            first, last = spans.get(span) or (int(end) - 1 for end in span.split("-"))
            made.frames.append((int(predicate) - 1, first, last, label))
    return made


def train(folder: Path) -> Path:
    """Train and save the model; the folder to load, with its encoder beside it."""
    corpus = folder / "corpus"
    _write(corpus / "all", sentences())
    _write(corpus / "few", sentences()[::3])
    encoder = _encoder(folder / "encoder")
    os.environ.setdefault("HANLP_VERBOSE", "0")
    import torch
    import transformers.optimization

    transformers.optimization.AdamW = torch.optim.AdamW  # hanlp asks for it where it no longer is
    from hanlp.common.dataset import SortingSamplerBuilder
    from hanlp.components.mtl.multi_task_learning import MultiTaskLearning
    from hanlp.components.mtl.tasks.dep import BiaffineDependencyParsing
    from hanlp.components.mtl.tasks.ner.tag_ner import TaggingNamedEntityRecognition
    from hanlp.components.mtl.tasks.pos import TransformerTagging
    from hanlp.components.mtl.tasks.srl.bio_srl import SpanBIOSemanticRoleLabeling
    from hanlp.components.mtl.tasks.tok.tag_tok import TaggingTokenization
    from hanlp.layers.embeddings.contextual_word_embedding import ContextualWordEmbedding

    def task(kind: Any, suffix: str, **settings: Any) -> Any:
        taught, asked = str(corpus / "all" / suffix), str(corpus / "few" / suffix)
        return kind(taught, asked, asked, SortingSamplerBuilder(batch_size=16), lr=5e-3, **settings)

    tasks = {
        "tok/fine": task(TaggingTokenization, "tok.txt"),
        "pos/ctb": task(TransformerTagging, "pos.tsv", dependencies="tok/fine"),
        "ner/msra": task(TaggingNamedEntityRecognition, "ner.tsv", dependencies="tok/fine"),
        "srl": task(SpanBIOSemanticRoleLabeling, "srl.jsonlines", dependencies="tok/fine",
                    doc_level_offset=False, n_mlp_rel=64),
        "dep": task(BiaffineDependencyParsing, "dep.conllx", dependencies="tok/fine", n_mlp_arc=64,
                    n_mlp_rel=32, punct=True),
    }  # fmt: skip
    saved = folder / "model"
    for name in ("tok", "pos", "ner"):
        (saved / name).mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    MultiTaskLearning().fit(
        ContextualWordEmbedding("token", str(encoder), average_subwords=True, max_sequence_length=510),
        tasks, str(saved), epochs=28, lr=5e-3, encoder_lr=2e-3, patience=100, eval_trn=False, seed=7, devices=-1,
    )  # fmt: skip
    return saved


def _write(folder: Path, made: list[Sentence]) -> None:
    """The sentences in the formats that HanLP reads."""
    folder.mkdir(parents=True)

    def rows(name: str, lines: list[str]) -> None:
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    rows("tok.txt", [" ".join(item.words) for item in made])
    for name, column in (("pos.tsv", "tags"), ("ner.tsv", "entities")):
        pairs = [zip(item.words, getattr(item, column), strict=True) for item in made]
        rows(name, ["\n".join(map("\t".join, pair)) + "\n" for pair in pairs])
    rows("srl.jsonlines", [json.dumps({"sentences": [i.words], "srl": [i.frames]}) for i in made])
    rows("dep.conllx", ["\n".join(_conll(item)) + "\n" for item in made])


def _conll(item: Sentence) -> list[str]:
    columns = zip(item.words, item.tags, item.heads, item.relations, strict=True)
    return [
        "\t".join([str(at), word, "_", tag, tag, "_", str(head), name, "_", "_"])
        for at, (word, tag, head, name) in enumerate(columns, start=1)
    ]


def _encoder(folder: Path) -> Path:
    """One layer with random weights, over the characters of the sentences."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder.mkdir(parents=True)
    characters = sorted({char for item in sentences() for char in item.text} | set("0123456789，。、：“”"))
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(7)
    BertModel(
        BertConfig(vocab_size=len(words), hidden_size=64, num_hidden_layers=1, num_attention_heads=4, intermediate_size=128,
                   hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    ).save_pretrained(folder)  # fmt: skip
    return folder


if __name__ == "__main__":
    print(train(Path(sys.argv[1]).absolute()))
