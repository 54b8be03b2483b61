"""Who speaks: sentence → the speakers of its statements."""

from __future__ import annotations

import pytest

from tests.extraction.reading import actors, facts, named, only, speech

WANG, LAVROV, RUBIO, WALTZ = (
    "person:wang-yi",
    "person:sergey-lavrov",
    "person:marco-rubio",
    "person:michael-waltz",
)
TRUMP, PUTIN, ZELENSKYY, PESKOV = (
    "person:donald-trump", "person:vladimir-putin", "person:volodymyr-zelenskyy", "person:dmitry-peskov",
)  # fmt: skip


def speakers(text: str) -> list[str | None]:
    return [speaker for speaker, _, _ in speech(facts(text))]


SPEAKERS = [
    ("鲁比奥在会后说，谈判将继续。", [RUBIO]),
    ("王毅同拉夫罗夫会谈后表示，谈判将继续。", [WANG]),
    ("王毅会见拉夫罗夫时强调，谈判将继续。", [WANG]),
    ("王毅向伤者和遇难者家属表示慰问。", [WANG]),
    ("王毅强调了拉夫罗夫与中方打交道的经验，称拉夫罗夫是老朋友。", [WANG, WANG]),
    ("王毅说，拉夫罗夫出示了证据，称谈判将继续。", [WANG, LAVROV]),
    ("鲁比奥说，王毅18日在会议上，警告各方不要冒险。", [RUBIO, WANG]),
    ("莫斯科18日在一份声明中指责北约违约。", ["state:RU"]),
    ("代表团18日抵达莫斯科。王毅在一份声明中指责北约违约。", [WANG]),
    ("王毅与拉夫罗夫在会谈中共同谴责制裁。王毅说，谈判将继续。", [WANG]),
    ("王毅对拉夫罗夫说，中方支持和谈。", [WANG]),
    ("王毅对来访的拉夫罗夫说，中方支持和谈。", [WANG]),
    ("王毅向正在北京访问的俄外长拉夫罗夫表示，中方支持和谈。", [WANG]),
    ("与王毅一道主持会谈的拉夫罗夫表示，俄方支持和谈。", [LAVROV]),
    ("针对欧洲盟友的不满，沃尔兹驳斥说，美国每天都在磋商。", [WALTZ]),
    ("谈到停火，泽连斯基说，谈判需要时间。", [ZELENSKYY]),
    ("俄外长拉夫罗夫抵达。俄外长说，俄方愿意谈判。", [LAVROV]),
    ("克里姆林宫发言人佩斯科夫表示，谈判继续。克宫发言人还说，时间不多。", [PESKOV, PESKOV]),
    ("泽连斯基在慕尼黑接受访问时说：“我们需要时间。”", [ZELENSKYY]),
    ("欧盟表示，谈判继续。", ["org:eu"]),
    ("克里姆林宫表示，谈判继续。", ["state:RU"]),
    ("俄方表示，谈判继续。", ["state:RU"]),
    ("美国代表说，谈判继续。", ["美国代表"]),
    ("哈马斯发言人表示，停火继续。", ["哈马斯发言人"]),
    ("中国外交部发言人毛宁19日在例行记者会上说，中方注意到有关报道。", ["person:mao-ning"]),
    ("王毅在与拉夫罗夫通电话时表示，中方愿继续发挥作用。", [WANG]),
    ("被问及制裁时，拉夫罗夫说：“这是非法的。”", [LAVROV]),
    ("美国总统特朗普18日在社交媒体上写道：“普京想结束战争。”", [TRUMP]),
    ("消息人士告诉路透社，会谈将于下周举行。", ["消息人士"]),
    ("“我们没有别的选择。”泽连斯基对欧洲领导人说。", [ZELENSKYY]),
    ("拉夫罗夫：俄方愿意谈判", [LAVROV]),
    # pronouns and what is left out
    ("外交部发言人毛宁主持例行记者会。\n问：中方有何评论？\n答：中方支持和谈。\n问：俄方呢？\n答：谈判继续。", ["person:mao-ning"] * 2),
    ("外交部发言人举行记者会。毛宁：大家下午好，现在开始。问：中方有何评论？答：中方支持和谈，愿意斡旋。问：俄方呢？答：谈判继续。", ["person:mao-ning", "person:mao-ning", "person:mao-ning"]),
    ("王毅接受专访。问：会谈如何？答：会谈富有成果。拉夫罗夫表示愿意停火。", [WANG, LAVROV]),
    ("问：会谈如何？\n答：会谈富有成果。", []),
    ("王毅说，谈判继续。他强调，对话是出路。", [WANG, WANG]),
    ("王毅随行官员说，谈判继续。", ["王毅随行官员"]),
    ("很多欧洲官员认为，协议难以落实。", ["很多欧洲官员"]),
    ("一些批评人士说，谈判无用。", ["一些批评人士"]),
    ("拉夫罗夫说，谈判继续。沃尔兹说，战争必须结束。他强调，美国每天都在磋商。", [LAVROV, WALTZ, WALTZ]),
    ("王毅说，中方支持和谈，并强调，制裁无助于解决问题。", [WANG, WANG]),
    ("王毅呼吁各方克制，敦促立即停火。", [WANG, WANG]),
    ("公明党籍参议员石破茂，18日在质询时表示，谈判继续。", ["person:shigeru-ishiba"]),
    ("王毅致函拉夫罗夫，表示中方支持和谈，并强调对话是出路。", [WANG, WANG]),
    ("王毅告诉拉夫罗夫，特朗普反对停火，强调对话是出路。", [WANG, TRUMP]),
    ("拉夫罗夫与王毅会谈。前者表示，谈判继续。", [LAVROV]),
    # an unlisted person
    ("挪威外长特使霍尔滕松抵达。霍尔滕松说，谈判继续。", ["霍尔滕松"]),
    ("据拉夫罗夫透露，双方将再次会谈。", [LAVROV]),
    ("据克里姆林宫消息，两国总统通了电话。", ["state:RU"]),
    ("据两名知情官员透露，会谈将于下周举行。", ["两名知情官员"]),
    ("李显龙总理说，对话是好事。", ["person:lee-hsien-loong"]),
    ("拉夫罗夫外长表示，俄方愿意谈判。", [LAVROV]),
    # offices without their state, companies, what is issued, and who is counted
    ("在华盛顿，参议院18日通过决议，要求停止军援。", ["参议院"]),
    ("国务院说，谈判继续。", ["国务院"]),
    ("瑞士铺管公司Allseas宣布停工。", ["Allseas"]),
    ("白宫的声明说，谈判继续。", ["state:US"]),
    ("中国外交部发表声明说，谈判继续。声明还说，时间不多。", ["org:china-mfa", "org:china-mfa"]),
    ("一名接近谈判的外交官透露，分歧仍大。", ["一名接近谈判的外交官"]),
    ("尼日利亚和玻利维亚的代表离场，称文件不公。", ["尼日利亚和玻利维亚的代表"]),
    ("马尼拉方面指控中国船只越界。", ["state:PH"]),
    ("英国驻尼泊尔大使馆提醒说，武器问题棘手。", ["英国驻尼泊尔大使馆"]),
    # who is only talked about, told or quoted does not speak
    ("被问到泽连斯基时，普京没有提他，只称此人违法。", [PUTIN]),
    ("佩斯科夫被问及特朗普会否出席峰会时说，还不知道。", [PESKOV]),
    ("拉夫罗夫抵达。对于普京会不会出席，他说：“我们不知道。”", [LAVROV]),
    ("普京发言。“拜登先生很有经验，”他说，“我们谈得很坦率。”", [PUTIN]),
    ("拉夫罗夫对“俄罗斯24”电视台表示，谈判继续。", [LAVROV]),
    ("王毅对韩朝达成协议表示欢迎。", [WANG]),
    ("谈判推迟，因美方扬言退出。", ["state:US"]),
    ("新加坡总理李显龙到会。泰国总理巴育没有到会。李总理提醒，路还很长。", ["person:lee-hsien-loong"]),
    ("王毅同拉夫罗夫会谈。王毅强调，谈判继续，对方则表示愿意考虑。", [WANG, LAVROV]),
    # who is criticised does not go on to speak
    ("佩斯科夫批评泽连斯基“言而无信”，质疑乌方诚意。", [PESKOV, PESKOV]),
    ("王毅指责拉夫罗夫“颠倒是非”，称谈判还会继续。", [WANG, WANG]),
    # bodies and offices without more
    ("警方说，局势平静。", ["警方"]),
    ("伊朗卫生部表示，医院受损。", ["伊朗卫生部"]),
    ("乌克兰驻安卡拉大使馆否认双方有过接触。", ["乌克兰驻安卡拉大使馆"]),
    ("加尼办公室表示，停火必须持久。", ["加尼办公室"]),
    ("政治犯援助协会说，已有多人遇害。", ["政治犯援助协会"]),
    ("“伊拉克抵抗协调会”发表声明，警告各方。", ["伊拉克抵抗协调会"]),
    ("“人民动员组织”发表的声明则证实，其部队遭到袭击。", ["org:popular-mobilization-forces"]),
    ("但“M23运动”方面否认宣言写有这样的内容。", ["org:m23"]),
    ("以军称，行动将继续。", ["以军"]),
    ("各方都表示，愿意继续谈判。", ["各方"]),
    ("北京一直对此予以否认，并对法院判决王毅有罪表示强烈不满。", ["state:CN"]),
    # whose statement it is
    ("王毅发给法新社的声明说：“我们不接受新的条件。”", [WANG]),
    ("王毅当晚宣读公报说，各方交换了看法。", [WANG]),
    ("克里姆林宫外交顾问乌沙科夫的说法保留得多，只说双方谈过。", ["person:yuri-ushakov"]),
    # posts without a name, and two offices with a spokesperson each
    ("埃及财政部长表示，双方将达成协议。", ["埃及财政部长"]),
    (
        "菲律宾外交部发言人表示，此举违规。发言人又指，中方违约。菲总统府发言人陈显达警告中国小心一点。",
        ["菲律宾外交部发言人", "菲律宾外交部发言人", "陈显达"],
    ),
    # whom the clause before brings in
    ("王毅出席论坛，与会的还有德国外长瓦德富尔，他也表示支持停火。", ["person:johann-wadephul"]),
    ("这些官员因谈判敏感而不愿具名，他们表示，停火在即。", ["官员"]),
    ("王毅当天对驻雅加达的各国使节表示，大门没有关上。", [WANG]),
    ("一名与会的法塔赫成员不愿置评，只说：“先睡吧。”", ["一名与会的法塔赫成员"]),
    ("一名参与谈判的中方官员受访时透露，双方多次磋商。", ["一名参与谈判的中方官员"]),
    # a party's words in a person's mouth
    ("王毅表示，谈判继续。从一开始，中方就表明了立场。“我们有信心。”", [WANG, "state:CN", WANG]),
    # a document speaks for who passed or issued it, and only then
    ("联合国安理会12日通过决议。决议谴责核试验，强调义务必须遵守。", ["org:un-security-council"] * 2),
    ("国际原子能机构5日发布报告。这份报告说，库存继续增加。", ["org:iaea"]),
    ("王毅出席论坛。报告说，贸易放缓。", []),
    # both governments
    ("俄罗斯和乌克兰10日交换战俘。两国政府均表示，停火在即。", ["state:RU"]),
    # bodies in quotation marks, before Latin letters, pointed to
    ("路透社报道说，“东非共同体”宣布，三国将派兵。", ["org:eac"]),
    ("捍卫自由律师团（LFL）证实，示威者已被释放。", ["捍卫自由律师团"]),
    ("里海管道财团（CPC）称，泵站遭到袭击。", ["里海管道财团"]),
    ("拉夫罗夫说，北约必须停止扩张。该组织此前宣布，将增兵。", [LAVROV, "org:nato"]),
    ("克兰集团否认参与。该集团称，袭击由军方策划。", ["克兰集团"] * 2),
    ("拉夫罗夫说，北约必须停止扩张。该集团认为，时机已到。", [LAVROV, "该集团"]),
    # through what outlet somebody speaks
    ("朝鲜则利用官方媒体《朝中社》指责，美国破坏了气氛。", ["state:KP"]),
    ("伊朗通过国营媒体回应，谈判不会在压力下进行。", ["state:IR"]),
    # what is wished together is said by nobody
    ("中方愿与美方一道，总结经验，加强合作。", []),
    # whose spokesman, whose office, and who presides
    ("联合国秘书长潘基文(Ban Ki-moon)发言人说，各方应停火。", ["联合国秘书长潘基文(BanKi-moon)发言人"]),
    ("英国首相特雷莎·梅的办公室表示，谈判继续。", ["英国首相特雷莎·梅的办公室"]),
    ("王毅的家人在声明中表示，谈判继续。", ["王毅的家人"]),
    ("拉共体轮值主席国哥伦比亚外交部发布声明，要求停火。", ["哥伦比亚外交部"]),
    ("“我们担心，”一名了解美国政府对该地区计划的美方消息人士匿名表示。", ["一名了解美国政府对该地区计划的美方消息人士"]),
    # whom somebody accompanies, and what is only talked about
    ("王毅陪同拉夫罗夫到成都时说，谈判继续。", [WANG]),
    ("非盟发表声明说，冲突须停止。委内瑞拉内部问题应通过对话解决，并呼吁各方克制。", ["org:african-union"] * 2),
    ("中方向遇难者表示哀悼，向受害者及其家属表示同情。", ["state:CN", "state:CN"]),
    # who spoke last goes on
    ("分析人士表示，局势不稳。他们还认为，谈判会继续。", ["分析人士", "分析人士"]),
    ("一名美国官员说，王毅听取了意见。他还说，谈判继续。", ["一名美国官员", "一名美国官员"]),
    ("一些分析人士说，王毅让步了。他还说，谈判继续。", ["一些分析人士", WANG]),
    # the quotation before, though the title is not known whole
    ("“会谈拉近了双方。”麻省理工大学专家霍尔滕松在推特留言称。", ["霍尔滕松"]),
    ("欧盟首席代表巴尼耶本月稍早时对议员说，谈判继续。", ["person:michel-barnier"]),
    # the head of a state whom the article has named; whom one called speaks not
    ("印度总理莫迪抵达莫斯科。这位印度领导人说，谈判继续。", ["person:narendra-modi"]),
    ("王毅和巴罗通电话时说，谈判继续。", [WANG]),
    # single characters behind whom the words are told
    ("王毅今日向记者指，谈判继续。", [WANG]),
    ("王毅在会晤中向阿拉格齐指，“谈判继续”。", [WANG]),
    # several of which some are named
    ("沙特等四国要求卡塔尔让步。沙特等国坚称，条件不变。", ["沙特等四国", "沙特等四国"]),
    ("以沙特为首的11国宣布与卡塔尔断交。", ["沙特为首的11国"]),
    ("沙特等表示，条件不变。", ["state:SA"]),
    # who only describes the speaker, and where one speaks
    ("一直力挺沙特的美国总统特朗普呼吁各方团结。", ["person:donald-trump"]),
    ("挪威驻此间大使馆在声明中说，谈判继续。", ["挪威驻此间大使馆"]),
    # 她 is no known man, 他 no known woman
    ("王毅会见德国外长贝尔伯克。她表示，谈判继续。", ["person:annalena-baerbock"]),
    ("德国总理默克尔会见泽连斯基。他强调，谈判继续。", ["person:volodymyr-zelenskyy"]),
    ("贝尔伯克说，谈判继续。王毅说，大门开着。她还说，时间不多。", ["person:annalena-baerbock", WANG, "person:annalena-baerbock"]),
    ("王毅说，谈判继续。她还说，时间不多。", [WANG]),
    ("挪威特使霍尔滕松抵达。她说，谈判继续。", ["霍尔滕松"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_the_nearest_ungoverned_noun_phrase_speaks(text, expected):
    assert speakers(text) == expected


JOINT = [
    ("美法英德四国要求德黑兰合作。", "state:US", ("state:FR", "state:GB", "state:DE")),
    ("法国与德国先前曾数度表示，谈判继续。", "state:FR", ("state:DE",)),
    ("习近平会见莱特希泽和姆努钦。\n莱特希泽和姆努钦转达特朗普对习近平的问候。他们表示，关系重要。", "person:robert-lighthizer", ("person:steven-mnuchin",)),
    ("鲁比奥和沃尔兹表示，会谈富有成效。", RUBIO, (WALTZ,)),
    ("美国国务卿鲁比奥、国家安全顾问沃尔兹表示，会谈富有成效。", RUBIO, (WALTZ,)),
    (
        "法国总统马克龙与德国总理默茨表示，欧洲必须团结。",
        "person:emmanuel-macron",
        ("person:friedrich-merz",),
    ),
    ("法国、德国和英国表示，制裁将恢复。", "state:FR", ("state:DE", "state:GB")),
    ("法国、德国与英国表示，制裁将恢复。", "state:FR", ("state:DE", "state:GB")),
    ("王毅、拉夫罗夫，以及费丹表示，谈判继续。", WANG, (LAVROV, "person:hakan-fidan")),
    ("默茨与马克龙都表示，谈判继续。", "person:friedrich-merz", ("person:emmanuel-macron",)),
    ("国务院副总理、中方牵头人何立峰表示，谈判继续。", "person:he-lifeng", ()),
    ("会见拉夫罗夫后，王毅表示，谈判继续。", WANG, ()),
    (
        "王毅会见了拉夫罗夫，并发表联合声明称，谈判继续。",
        WANG,
        (LAVROV,),
    ),
    ("鲁比奥与沃尔兹则发表联合声明称，谈判继续。", RUBIO, (WALTZ,)),
    ("王毅会见了拉夫罗夫，并表示，谈判继续。", WANG, ()),
]


@pytest.mark.parametrize(("text", "speaker", "others"), JOINT)
def test_of_joint_speakers_the_first_named_comes_first(text, speaker, others):
    (item,) = facts(text).statements
    assert (item.speaker, item.co_speakers) == (speaker, others)


GROUPS = [
    ("一名美国官员说，停火接近达成。", "一名美国官员", "美国官员"),
    ("多名欧洲外交官说，谈判没有进展。", "多名欧洲外交官", "欧洲外交官"),
    ("一名不愿透露姓名的美国官员说，停火接近达成。", "一名不愿透露姓名的美国官员", "不愿透露姓名的美国官员"),
    ("一位要求匿名的欧盟外交官透露，制裁将延长。", "一位要求匿名的欧盟外交官", "要求匿名的欧盟外交官"),
    ("4名熟悉提议的官员透露，停火接近达成。", "4名熟悉提议的官员", "熟悉提议的官员"),
    ("一名不愿公开姓名的前国防部官员说，停火在即。", "一名不愿公开姓名的前国防部官员", "不愿公开姓名的前国防部官员"),
    ("路透社援引一名未透露姓名的外交官的话称，停火在即。", "一名未透露姓名的外交官", "未透露姓名的外交官"),
    ("据前述叙利亚消息人士透露，停火在即。", "前述叙利亚消息人士", "叙利亚消息人士"),
    ("有分析认为，停火在即。", "有分析", "分析"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "alias"), GROUPS)
def test_an_unnamed_speaker_is_a_group_named_as_written(text, name, alias):
    found = facts(text)
    (item,) = found.statements
    actor = actors(found)[item.speaker]
    assert (actor.kind, actor.name, alias in actor.aliases) == ("group", name, True)


@pytest.mark.parametrize("who", ["司法部门", "在野党", "不少人", "一些人", "债权人", "四国外长", "中国驻欧盟使团发言人"])
def test_several_whom_nobody_names_are_a_group(who):
    found = facts(f"{who}呼吁各方停火。")
    (item,) = found.statements
    assert actors(found)[item.speaker].name == who


def test_an_unnamed_speaker_has_the_same_id_in_another_article_of_the_same_words():
    one, other = facts("一名美国官员说，停火接近达成。"), facts("谈判继续。一名美国官员说，没有进展。")
    assert named(one, one.statements[0].speaker) == named(other, other.statements[0].speaker)


def test_a_joint_press_conference_makes_nobody_a_joint_speaker():
    text = "王毅会见了拉夫罗夫，并在随后举行的联合新闻发布会上表示，谈判继续。"
    assert only(facts(text).statements).co_speakers == ()


NEVER = [
    ("据塔斯社报道，谈判已经结束。", "org:tass"),
    ("路透社说，谈判已经结束。", "org:reuters"),
    ("据新华社报道，拉夫罗夫说，谈判已经结束。", "org:xinhua"),
    ("彭博社报道，谈判已经结束。", "org:bloomberg"),
    ("美国《华尔街日报》称，谈判已经结束。", "org:wsj"),
]


@pytest.mark.parametrize(("text", "outlet"), NEVER)
def test_a_news_outlet_never_speaks(text, outlet):
    assert outlet not in speakers(text)


@pytest.mark.parametrize("article", ["社论", "社评", "评论员文章"])
def test_an_outlet_speaks_in_its_editorial(article):
    found = facts(f"美国《华尔街日报》{article}指出，谈判已经结束。社论强调，双方都输了。")
    assert [item.speaker for item in found.statements] == ["org:wsj", "org:wsj"]


def test_who_is_acted_upon_does_not_speak():
    assert speakers("王毅被特朗普批评。") in ([], [TRUMP])


def test_a_reported_person_speaks_behind_the_outlet():
    assert speakers("据新华社报道，拉夫罗夫说，谈判已经结束。") == [LAVROV]
