/// The sentences of findings and fixes, in the order in which they are tried: longer ones before those that they contain.
extension English {
  static let messages: [Pattern] = formulas + reading + codes + terms + forms + wording + disclosure + files

  private static let formulas = [
    Pattern("尾差：*（差*）", "rounding difference: * (off by *)"),
    Pattern("尾差：*", "rounding difference: *"),
    Pattern("此处应为*", "should be *"),
    Pattern("两边都可能有误", "either side may be wrong"),
    Pattern("单位“元”应为“万元”", "the unit 元 should be 万元"),
    Pattern("只改一处不能使各处都相符，请逐项核对", "no single change makes all agree; check each figure"),
    Pattern("* 的基数为0，不会是*", "* has the base 0 and cannot be *"),
    Pattern("请核对所属单位是否列全、各单位数是否有误", "check whether all units are listed and their figures are right"),
    Pattern("汇总数不应大于各单位之和，请核对", "the total should not exceed the sum of the units"),
    Pattern(
      "本部门有*个合计数与所列单位之和不符，请先看所属单位是否列全（本级也要列）",
      "* totals of the department differ from the sums of the units; check first whether all are listed (its own office too)"
    ),
    Pattern("按增减额*推算，上年的*不大于*", "by the changes * last year’s * was not more than *"),
    Pattern("按增减额*推算，上年的*大于*", "by the changes * last year’s * was more than *"),
    Pattern("本表其余*项都相符，请核对这一项", "all * others of this table agree; check this one"),
    Pattern("指标值*，完成*，分值*，得分*，没有完成却得了满分", "aim *, done *, weight *, points *: not reached, yet all points"),
    Pattern("指标值*，完成*，分值*，得分*，完成了却没有得满分", "aim *, done *, weight *, points *: reached, yet not all points"),
    Pattern("指标值*，完成*，没有完成却写着完成了", "aim *, done *: not reached, yet called done"),
    Pattern("“*”的自评表前面已经有一张", "there is a self-evaluation table of “*” already"),
    Pattern("正文里的“*”没有自评表", "“*” in the text has none"),
    Pattern("前面的一张", "the first one"),
    Pattern("自评表里的名称", "its name in the table"),
    Pattern("“*”在自评表里叫“*”，同一个项目的名称应当一致", "“*” is called “*” in its table; a project has one name"),
    Pattern("完成率*与完成值*÷指标值*不符", "the rate * is not * done ÷ * aimed at"),
    Pattern("得分*与分值*、完成率*不符", "the points * do not follow from the weight * and the rate *"),
    Pattern("这里说没有，别处却有*", "none, it says here; elsewhere there is *"),
    Pattern("不是零的数", "the figure that is not nought"),
    Pattern("上年数是零，算不出增减幅度", "last year’s figure is nought, so there is no percentage of growth"),
    Pattern("*（差*）", "* (off by *)"),
  ]

  private static let reading = [
    Pattern("数字中间有空格，按*读", "a number with blanks inside, read as *"),
    Pattern("这一行有*格，本表各行为*格，未参加核对", "a row of * cells in a table of * columns, not checked"),
    Pattern(
      "认不出*的各栏，整张表没有参加核对；请看表头和每行的格数",
      "the columns of the form * are not recognised, so it is not checked; see its header and the cells of its rows"
    ),
    Pattern(
      "这一行标了“存疑”，不知各数在哪一列，未参加核对；对照原文改好后删去这一格",
      "a row marked “存疑”, whose columns are not known, not checked; mend it by the source and delete this cell"
    ),
    Pattern(
      "*多数行的各列加不起来，多半是数错了列，整张表没有参加核对；请对照原文看各数在哪一列",
      "most rows of the form * do not add up, most likely as their figures are in the wrong columns, so it is not checked; see the source"
    ),
    Pattern("不认识“*”这一行，它的数只参加本表的加总", "the row “*” is not known; its figures only take part in the sums of its table"),
    Pattern("核对公式读不懂：这里应有一个数或一个量，例：*", "the formula cannot be read: a number or a name is missing here, such as *"),
    Pattern("核对公式读不懂：应有“=”“≤”“≥”“<”或“>”，例：*", "the formula cannot be read: it needs =, ≤, ≥, < or >, as in *"),
    Pattern("核对公式读不懂：公式到这里应当结束", "the formula cannot be read: it should end here"),
    Pattern("“*”不是正确的数字：小数点多于一个", "“*” is not a number: more than one decimal point"),
    Pattern("“*”不是正确的数字：千分位逗号应每三位一个", "“*” is not a number: separators stand after every third digit"),
    Pattern("“*”不是正确的数字：不是一个完整的数字", "“*” is not a number: a part is missing"),
    Pattern("“*”不是认得的量，例：*", "“*” names no known figure; an example: *"),
    Pattern("“{”没有对应的“}”", "“{” without its “}”"),
  ]

  private static let codes = [
    Pattern("编码*不完整，“*”在别的表里是*", "the code * is cut short; “*” is * in other tables"),
    Pattern("*的名称是“*”，这里写的是“*”", "the name of * is “*”, here it is “*”"),
    Pattern("“*”不是科目名称，*之下相近的是*“*”", "“*” is the name of no code; the nearest below * is * “*”"),
    Pattern("*不在*之下，*的上级是*", "* is not below *; above * stands *"),
    Pattern("各表都没有*“*”，*在表里是*“*”的数", "no table has * “*”; in the tables * is the figure of * “*”"),
    Pattern("*前面的名称是“*”，这里是“*”", "* has the name “*” above and “*” here"),
    Pattern("表里没有上级科目*“*”这一行", "the table has no row for the parent * “*”"),
    Pattern("*是表里*“*”的数，也可能是科目名称写错了", "* is the figure of * “*” in the tables; the name may be the wrong one"),
    Pattern("编码*不完整，“*”的编码是*", "the code * is cut short; that of “*” is *"),
    Pattern("*的名称是“*”，写成了“*”", "the name of * is “*”, not “*”"),
    Pattern("“*”是旧名称，现为“*”", "“*” is a former name, now “*”"),
    Pattern("科目表里没有编码*（*），相近的有*", "the table has no code * (“*”); the nearest is *"),
    Pattern("科目表里没有编码*（*）", "the table has no code * (“*”)"),
    Pattern("这里列了“*”，*没有数", "“*” is listed here, but * has no figure"),
    Pattern("*中有数、这里没有列出的：*", "with a figure in *, but not listed here: “*”"),
  ]

  private static let terms = [
    Pattern("“*”解释了两次", "“*” is explained twice"),
    Pattern("第一次在这里", "first here"),
    Pattern("“*”后面没有解释", "nothing explains “*”"),
    Pattern("各表都没有“*”这个科目，像是别处抄来的", "no table has the code “*”; perhaps copied from elsewhere"),
    Pattern("名词解释逐项解释科目，表里用到而没有解释的：*", "each code is to be explained; not explained is: “*”"),
    Pattern("“*”一般排在“*”之前", "“*” usually comes before “*”"),
    Pattern("一般排在这一条之前", "usually comes before this"),
    Pattern("文中用到“*”，名词解释里没有", "“*” is used but not explained"),
    Pattern("这是模板的填写要求，应当换成对各项级科目的实际解释", "an instruction of the template; explain each item instead"),
    Pattern("这是模板的填写要求，应当删去", "an instruction of the template; take it out"),
    Pattern("这是模板的提示，应当删去", "a prompt of the template; take it out"),
    Pattern("模板里的占位没有换成实际名称", "a placeholder of the template; write the real name"),
    Pattern("年份不是本决算年度的，像是从旧模板里带来的", "not the year of these accounts; perhaps left over from an old template"),
    Pattern(
      "“填列”是填表说明里的话，公开时一般写“指”或“反映”",
      "“填列” belongs to instructions for forms; disclosures write “指” or “反映”"
    ),
    Pattern("省略号像是模板没有写完，应当补全或删去", "an ellipsis, perhaps an unfinished template; complete it or take it out"),
    Pattern("这是省级部门的说法，本部门不在省级，应当改成本级的说法", "the wording of a provincial body, which this one is not"),
    Pattern("这是市级部门的说法，本部门在县（区）级，应当改成本级的说法", "the wording of a city’s body; this one is a county’s"),
    Pattern("这是中央部门的说法，应当改成本级的说法", "the wording of a central body, which this one is not"),
    Pattern(
      "事业基金是旧事业单位会计制度的科目，2019年起执行政府会计制度后已经取消，现在用“非财政拨款结余”和“专用结余”",
      "“事业基金” was abolished in 2019 with the government accounting system; now “非财政拨款结余” and “专用结余”"
    ),
    Pattern("事业单位会计制度自2019年起已由政府会计制度代替", "“事业单位会计制度” was replaced by the government accounting system in 2019"),
    Pattern(
      "财政拨款收入只算从本级财政取得的拨款，从上级单位取得的是上级补助收入",
      "“财政拨款收入” comes from the treasury of the same level only; money from a superior body is “上级补助收入”"
    ),
    Pattern(
      "机关运行经费只算基本支出中购买货物和服务的部分，不算项目支出",
      "“机关运行经费” is the part of basic expenditure that buys goods and services, not of projects"
    ),
  ]

  private static let forms = [
    Pattern("文稿里没有“*”部分", "the part “*” is missing"),
    Pattern(
      "文稿里没有*表；如果另附，请核对附件，并写明“*”",
      "the forms of the * are missing; if attached, check the attachment and write “*”"
    ),
    Pattern("缺少*表“*”；没有数据的表也要公开空表", "the form * “*” is missing; a form without figures is published too"),
    Pattern("缺少*表“*”", "the form * “*” is missing"),
    Pattern("*没有数据，也没有说明为什么没有", "the form * is empty, and nothing says why"),
  ]

  private static let wording = [
    Pattern("“*”：“*”与“*”“*”只留一个", "“*”: keep one of “*”, “*” and “*”"),
    Pattern("“*”：原因应写出来", "“*”: write the reason"),
    Pattern("“*”：只留一个词；没有变化写“*”", "“*”: keep one of the words; write “*” where nothing changed"),
    Pattern("“*”：只留一个词", "“*”: keep one of the words"),
    Pattern("没有变化写“*”", "write “*” where nothing changed"),
    Pattern("“*”：照数字只留一个词", "“*”: keep the word that the figures bear out"),
    Pattern("“*”：占位的字，应填写实际名称、年份或数额", "“*”: a placeholder; write the real name, year or amount"),
    Pattern("“*”：模板的占位，应换成实际内容", "“*”: a placeholder of the template; write what it stands for"),
    Pattern("“*”：留给填写人的话，应写实际内容", "“*”: a note to whoever fills it in; write the contents"),
    Pattern("“*”：省略的内容应补写，不需要的删去", "“*”: write what is left out, or take it out"),
    Pattern(
      "“*”：这是对填写人的要求，读者用不着，应删去或换成实际内容",
      "“*”: an instruction for whoever fills it in, of no use to readers; take it out or write the contents"
    ),
    Pattern("“*”：这是省级部门的说法，本部门不在省级，应改成本级的说法", "“*”: said of a province’s departments, and this is none"),
    Pattern("“*”：这是市级部门的说法，本部门在县（区）级，应改成本级的说法", "“*”: said of a city’s departments, and this is a county’s"),
    Pattern("“*”：这是中央部门的说法，应改成本级的说法", "“*”: said of central departments, and this is none"),
    Pattern("“*”：重复的词，删去一处", "“*”: a word said twice; take one out"),
    Pattern("“*”：同样的话连着写了两遍，删去一遍", "“*”: the same words twice; take one out"),
    Pattern("“*”：两个标点只留一个", "“*”: keep one of the two marks"),
    Pattern("“*”：这里的前引号应是后引号", "“*”: an opening mark that should close"),
    Pattern("“*”：引号后面紧跟着标点", "“*”: a quotation that begins with a mark"),
    Pattern("“*”：没有与它成对的另一半", "“*”: its other half is missing"),
    Pattern("“*”：后引号前面没有前引号", "“*”: closes what was never opened"),
    Pattern("“*”：前面没有与它成对的另一半", "“*”: closes what was never opened"),
    Pattern("“*”：引号没有成对", "“*”: quotation marks that do not pair"),
    Pattern("汉字之间用了半角标点，全文共*处，公开文稿一般用全角", "half-width marks between Chinese words, * in all; full-width is usual"),
    Pattern("年份应是四位数，写成了“*年度”，本文稿是*年度的", "a year has four digits, not “*”; the accounts are of *"),
    Pattern("年份应是四位数，写成了“*年度”", "a year has four digits, not “*”"),
    Pattern("本文稿是*年度的，这里写成了*年", "the accounts are of *, not of *"),
    Pattern("“*”：“*”“*”只留一个；没有变化写“*”", "“*”: keep one of “*” and “*”; write “*” where nothing changed"),
    Pattern("“*”：“*”“*”只留一个", "“*”: keep one of “*” and “*”"),
    Pattern("“*”：数额为0时不必写构成和用途，删去或写明“*”", "“*”: an amount of 0 has no parts and no use; take it out or write “*”"),
    Pattern("“*”：后面的内容没有写，补上或删去", "“*”: nothing follows; complete it or take it out"),
    Pattern("“*”：到某日为止写“截至”；“截止”是到期停止的意思", "“*”: as at a date is 截至; 截止 is a deadline"),
    Pattern("“*”：这是决算公开，应写“决算”", "“*”: these are final accounts, write 决算"),
    Pattern("“*”：模板提示语，应删去", "“*”: a prompt of the template; take it out"),
    Pattern("“*”：应填写实际名称或数额", "“*”: write the real name or amount"),
    Pattern("“*”：重复的话，删去一处", "“*”: said twice; take one out"),
    Pattern("“*”：标点重复", "“*”: doubled punctuation"),
    Pattern("本文稿是*年度的，这里应为*年，写成了*年", "the accounts are of *, this should be *, not *"),
    Pattern("本文稿是*年度的，上年应为*年，写成了*年", "the accounts are of *, the year before should be *, not *"),
    Pattern("“*”应为“*”", "“*” should be “*”"),
  ]

  private static let disclosure = [
    Pattern("序号“*”与前面的重复，按次序应为*", "the number “*” stands twice; the next would be *"),
    Pattern("序号“*”跳号，前面没有*", "the number “*” skips *"),
    Pattern("前一项", "the item before"),
    Pattern("单位名称少了“*”：写成“*”，应为“*”", "the name lacks “*”: “*” should be “*”"),
    Pattern("单位名称里的“*”写成了“*”，应为“*”", "“*” of the name is written “*”; it should be “*”"),
    Pattern("这里写的是“*”，本文稿是“*”的", "“*” stands here; the draft is that of “*”"),
    Pattern("文首写明是*，这里写成了“*”", "the header says *, here stands “*”"),
    Pattern("“*”里没有：*", "“*” lacks: *"),
    Pattern("自己的表里有这样的数", "the draft’s own tables have such figures"),
    Pattern("这里没有写：*", "not said here: *"),
    Pattern("没有的也要写明", "say so where there is none"),
    Pattern("有增减或差异，没有写原因", "a change or a difference without a reason"),
    Pattern("这一节还有*处", "* more in this section"),
    Pattern("也没有写原因", "no reason here either"),
    Pattern("*表“*”应细化到*级科目，表里没有*级的行", "the form * “*” goes down to the level *, and has no row of the level *"),
    Pattern("“*”（*表）一般排在“*”（*表）之前", "“*” (*) usually stands before “*” (*)"),
    Pattern("排在了它前面的表", "the form that stands before it"),
    Pattern("目录与正文有*处不一致", "the contents differ from the text in * places"),
    Pattern("“*”正文里写作“*”", "“*” is “*” in the text"),
    Pattern("“*”正文里没有这个标题", "“*” is not in the text"),
    Pattern("“*”目录里没有", "the contents lack “*”"),
    Pattern("“*”正文里没有这张表", "the form “*” is not in the text"),
    Pattern("正文的标题", "the heading in the text"),
    Pattern("目录", "the contents"),
    Pattern("“*”的用途写的是“*”，那是“*”的", "the use of “*” is said to be “*”, which is that of “*”"),
    Pattern(
      "*个科目写了一字不差的原因，请核对是不是各自的原因",
      "the same reason word for word under * items; check whether it is that of each"
    ),
    Pattern("同样的原因", "the same reason"),
    Pattern("“*”是旧名称，现为“*”，表里写的也是现在的名称", "“*” is a former name, now “*”, as in the tables"),
    Pattern("表里“*”之下没有“*”这一*，数相同的是*“*”", "the tables have no “*” / “*” (*); the same figure is that of * “*”"),
    Pattern("表里“*”之下没有“*”这一*", "the tables have no “*” / “*” (*)"),
    Pattern("科目表和本文稿的表里都没有“*”这一*，数相同的是*“*”", "no table has “*” (*); the same figure is that of * “*”"),
    Pattern("科目表和本文稿的表里都没有“*”这一*", "no table has “*” (*)"),
    Pattern("表里有数、这里没有列出的*：*", "in the form and not listed here (*): *"),
    Pattern("这里列了“*”，公开06表没有这一行", "“*” is listed, and form 06 has no such row"),
    Pattern("这里说是*个*，列出的是*个", "* * are announced, and * named"),
    Pattern("成本指标完成*万元，大于项目的全年执行数*万元", "a cost of * 万元 is more than the project has spent, * 万元"),
    Pattern("项目的全年执行数", "what the project has spent"),
    Pattern("自评表里写着购置车辆，“*”经费说明和表里公务用车购置费是0", "a vehicle bought in a self-evaluation, and none in the “*” accounts"),
    Pattern("请核对这笔支出列在哪里", "check where the money is"),
    Pattern("没有“*”这条规则", "there is no rule “*”"),
    Pattern("这里没有*可以忽略，这一处可以删去", "nothing of * to ignore here; take it out"),
    Pattern("这一行不采用", "this line is not used"),
  ]

  private static let files = [
    Pattern("读不到上年的草稿“*”，上年数没有核对", "last year’s draft “*” cannot be read; its figures are not checked"),
    Pattern("“*”是*年度的草稿，不是上年的，上年数没有核对", "“*” is a draft of *, not of the year before; its figures are not checked"),
    Pattern("所属单位的草稿“*”是*年度的，没有与各单位汇总核对", "the unit’s draft “*” is of *; the sums of the units are not checked"),
    Pattern("读不到所属单位的草稿“*”，没有与各单位汇总核对", "the unit’s draft “*” cannot be read; the sums of the units are not checked"),
    Pattern("不认识“*”这种报告，只按各种报告通用的规则核对", "“*” is no known kind of report: checked by what all reports share"),
    Pattern("可以写：*", "known are “*”"),
    Pattern("读不到科目表“*”，仍按内置的科目表核对", "the code table “*” cannot be read; the built-in one is used"),
    Pattern(
      "编码不对？文中有*处乱码（�），这些地方没有核对；请用原来的编码（多半是 GBK 或 GB18030）重新打开，再存成 UTF-8",
      "a wrong encoding? * characters are lost (�) and nothing is checked there; open the file again by its own encoding"
        + " (most likely GBK or GB18030) and save it as UTF-8"
    ),
    Pattern("改好以前仍按内置的科目表核对", "until this is mended the built-in table is used"),
    Pattern("仍按内置的科目表核对", "the built-in table is used"),
    Pattern("找不到这个文件", "there is no such file"),
    Pattern("这不是一个文件", "this is no file"),
    Pattern("文件太大，超过 4 MB", "the file is larger than 4 MB"),
    Pattern("改好以前不采用这个文件", "until this is mended the file is not used"),
    Pattern("不采用这个文件", "the file is not used"),
    Pattern("“*”里有不认识的词", "an unknown word in “*”"),
    Pattern("不认识“*”", "“*” is not known"),
    Pattern("概念“*”已经有了", "the concept “*” is there already"),
    Pattern("“*”之前要先有“*”", "before “*” there should be “*”"),
    Pattern("这个文件读不了，请检查权限", "the file cannot be read; check its permissions"),
    Pattern(
      "文件里没有内容，首行应写列名“code”和“name”",
      "the file is empty; its first line should name the columns “code” and “name”"
    ),
    Pattern("文件是 UTF-16 编码，请另存为 UTF-8 编码的制表符分隔文本", "the file is UTF-16; save it as tab-separated text in UTF-8"),
    Pattern("文件不是 UTF-8 编码（常见的是 GBK），请另存为 UTF-8", "the file is not UTF-8 (often it is GBK); save it as UTF-8"),
    Pattern("本行有不是 UTF-8 的字节，请把文件另存为 UTF-8", "bytes that are not UTF-8; save the file as UTF-8"),
    Pattern("本行太长（超过*字节），不像科目表", "the line is longer than * bytes: hardly a code table"),
    Pattern("一行写一个科目", "write one code a line"),
    Pattern(
      "首行应写列名，至少有“code”（科目编码）和“name”（科目名称）两列，列间用制表符隔开",
      "the first line should name the columns, at least “code” and “name”, parted by tabs"
    ),
    Pattern("本行有*列，多于首行的*列", "* columns, but the first line names *"),
    Pattern("科目编码“*”应为*位数字", "the code “*” should have as many digits as one of: “*”"),
    Pattern("科目编码*没有科目名称", "the code * has no name"),
    Pattern(
      "依据应为 published、recalled 或 doubtful，也可以不写",
      "the evidence should be published, recalled or doubtful, or left out"
    ),
    Pattern("科目编码*与第*行重复", "the code * stands in line * already"),
    Pattern(
      "这一行不认识：每行写“核对：公式”，“//”开头的是注释",
      "the line is not understood: write “核对：” and a formula, or “//” and a comment"
    ),
  ]

  static let fixes: [Pattern] = [
    Pattern("将*改为*", "change * to *"),
    Pattern("编码改为*", "change the code to *"),
    Pattern("上级改为“*”", "change the parent to “*”"),
    Pattern("在表下注明没有数据", "note below the form that there is nothing"),
    Pattern("写上“*”通常的解释", "write the usual explanation of “*”"),
    Pattern("补上这些科目的解释", "add the explanations of these items"),
    Pattern("补上其中*个科目的解释", "add the explanations of * of these items"),
    Pattern("补上*等*行上级科目", "add * and other rows of parents, * in all"),
    Pattern("名称改为“*”", "change the name to “*”"),
    Pattern("全文*处改为全角", "make all * full-width"),
    Pattern("改为*", "change to *"),
    Pattern("删去", "take it out"),
    Pattern("补上“*”的解释", "add the explanation of “*”"),
    Pattern("*填*", "fill in * with *"),
  ]
}
