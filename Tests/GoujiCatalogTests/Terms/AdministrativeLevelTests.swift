import Testing

@testable import GoujiCatalog

@Suite("The level of a department")
struct AdministrativeLevelTests {
  @Test(
    arguments: [
      ("千山区医疗保障局", .county), ("鞍山市千山区医疗保障局（中心）", .county), ("秦皇岛市医疗保障局", .city), ("博湖县医疗保障局", .county),
      ("德惠市医疗保障局", .city), ("景德镇市珠山区医疗保障局", .county), ("河北省医疗保障局", .province),
      ("河北省市场监督管理局", .province), ("秦皇岛市城市管理综合行政执法局", .city), ("新疆维吾尔自治区医疗保障局", .province),
      ("巴音郭楞蒙古自治州医疗保障局", .city), ("北京市医疗保障局", .province), ("北京市西城区医疗保障局", .county),
      ("吉县财政局", .county), ("锡林郭勒盟财政局", .city), ("河北省农村社区服务中心", .province), ("医疗保障局", nil), ("", nil),
      ("市场监督管理局", nil), ("国家医疗保障局", nil),
    ] as [(String, AdministrativeLevel?)]
  )
  func isReadFromTheName(_ name: String, _ level: AdministrativeLevel?) {
    #expect(Books.embedded.usual.places.level(departmentName: name) == level)
  }
}
