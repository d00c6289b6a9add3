/// The operators of page content that text and lines depend on (ISO 32000-1, annex A). A raw value is the operator's
/// bytes as a number.
enum ContentOperator: UInt32 {
  // MARK: Graphics state
  case save = 0x71  // q
  case restore = 0x51  // Q
  case concatenate = 0x63_6D  // cm
  case lineWidth = 0x77  // w
  case graphicsState = 0x67_73  // gs

  // MARK: Paths
  case move = 0x6D  // m
  case line = 0x6C  // l
  case curve = 0x63  // c
  case curveFromCurrent = 0x76  // v
  case curveToEnd = 0x79  // y
  case close = 0x68  // h
  case rectangle = 0x72_65  // re
  case stroke = 0x53  // S
  case closeAndStroke = 0x73  // s
  case fill = 0x66  // f
  case fillOld = 0x46  // F
  case fillEvenOdd = 0x66_2A  // f*
  case fillAndStroke = 0x42  // B
  case fillAndStrokeEvenOdd = 0x42_2A  // B*
  case closeFillAndStroke = 0x62  // b
  case closeFillAndStrokeEvenOdd = 0x62_2A  // b*
  case endPath = 0x6E  // n
  case clip = 0x57  // W
  case clipEvenOdd = 0x57_2A  // W*

  // MARK: Colours
  case strokeGray = 0x47  // G
  case fillGray = 0x67  // g
  case strokeRGB = 0x52_47  // RG
  case fillRGB = 0x72_67  // rg
  case strokeCMYK = 0x4B  // K
  case fillCMYK = 0x6B  // k
  case strokeSpace = 0x43_53  // CS
  case fillSpace = 0x63_73  // cs
  case strokeColor = 0x53_43  // SC
  case fillColor = 0x73_63  // sc
  case strokeColorAny = 0x53_43_4E  // SCN
  case fillColorAny = 0x73_63_6E  // scn

  // MARK: Text
  case beginText = 0x42_54  // BT
  case endText = 0x45_54  // ET
  case characterSpacing = 0x54_63  // Tc
  case wordSpacing = 0x54_77  // Tw
  case horizontalScale = 0x54_7A  // Tz
  case leading = 0x54_4C  // TL
  case font = 0x54_66  // Tf
  case renderingMode = 0x54_72  // Tr
  case rise = 0x54_73  // Ts
  case moveText = 0x54_64  // Td
  case moveTextSetLeading = 0x54_44  // TD
  case textMatrix = 0x54_6D  // Tm
  case nextLine = 0x54_2A  // T*
  case showText = 0x54_6A  // Tj
  case showPositioned = 0x54_4A  // TJ
  case showOnNextLine = 0x27  // '
  case showOnNextLineSpaced = 0x22  // "

  // MARK: Objects and marks
  case paintObject = 0x44_6F  // Do
  case beginImage = 0x42_49  // BI
  case beginMarked = 0x42_4D_43  // BMC
  case beginMarkedWithProperties = 0x42_44_43  // BDC
  case endMarked = 0x45_4D_43  // EMC
}
