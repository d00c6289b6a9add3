import GoujiCatalog

/// Text copied from a page in traditional characters. Disclosures are published in simplified ones; a mirror or a reader's
/// browser has turned them, and no word of the genre would be known again.
enum TraditionalText {
  /// The text in simplified characters, if it is in traditional ones: it holds words that no text in simplified characters
  /// does, and every disclosure in traditional ones.
  static func simplified(_ text: String, _ words: WordLists) -> String? {
    guard text.unicodeScalars.contains(where: { pairs[$0] != nil }), words.traditionalSigns.isIn(text) else {
      return nil
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(pairs[scalar] ?? scalar) }
    return String(result)
  }

  /// One for one: characters of budgets, accounts and places whose simplified form is beyond doubt.
  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = {
    var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
    for pair in table.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let first = pair.first, let last = pair.last { pairs[first] = last }
    }
    return pairs
  }()

  private static let table = """
    丟丢 並并 佈布 佔占 併并 來来 係系 個个 們们 備备 傢家 傳传 債债 傷伤 僑侨 價价 億亿 儘尽 償偿 優优 儲储 兌兑 兒儿 內内 兩两 冇没 冊册 凈净 刪删 則则
    剛刚 創创 劃划 劑剂 動动 務务 勞劳 勢势 勵励 匯汇 區区 協协 卻却 厲厉 參参 員员 問问 啓启 啞哑 啟启 喪丧 單单 噹当 嚮向 嚴严 國国 圍围 園园 圖图 團团
    執执 堅坚 報报 場场 塊块 墊垫 墾垦 壓压 壩坝 夠够 夾夹 奬奖 妝妆 婦妇 學学 實实 寧宁 審审 寫写 寶宝 將将 專专 對对 導导 層层 屬属 島岛 峽峡 崗岗 嶺岭
    嶽岳 師师 帶带 幣币 幫帮 幹干 幾几 庫库 廠厂 廢废 廣广 廳厅 張张 強强 彆别 彌弥 彙汇 後后 徑径 從从 復复 徵征 徹彻 態态 慮虑 慶庆 憂忧 憑凭 應应 懲惩
    懾慑 戰战 戶户 戸户 捨舍 捲卷 掃扫 掛挂 採采 揚扬 換换 揮挥 損损 摺折 撈捞 撐撑 撥拨 撫抚 擁拥 擇择 擊击 擔担 據据 擠挤 擬拟 擴扩 攤摊 數数 斷断 於于
    時时 暢畅 暫暂 曆历 曉晓 書书 會会 東东 條条 棄弃 業业 極极 榮荣 構构 樁桩 樂乐 標标 樣样 樹树 樺桦 橋桥 機机 橫横 檔档 檢检 檯台 欄栏 權权 歷历 歸归
    殘残 殯殡 氣气 汙污 決决 沒没 況况 淨净 減减 測测 準准 溝沟 滄沧 滬沪 滾滚 滿满 漁渔 漢汉 漲涨 漸渐 潁颍 潔洁 澤泽 澱淀 濕湿 濟济 濰潍 濱滨 瀋沈 瀰弥
    灣湾 災灾 為为 無无 煉炼 熱热 營营 爭争 爲为 爾尔 犧牺 狀状 獄狱 獎奖 獨独 獲获 獻献 現现 環环 瓊琼 產产 産产 畢毕 異异 當当 療疗 發发 盡尽 監监 盤盘
    盧卢 眾众 睏困 矯矫 確确 碼码 礎础 礙碍 礦矿 稅税 種种 稱称 積积 穩稳 穫获 競竞 筆笔 節节 範范 築筑 簡简 簽签 籌筹 籤签 糧粮 糰团 糸纟 糾纠 紀纪 約约
    紅红 納纳 級级 紡纺 紮扎 細细 絀绌 終终 組组 絕绝 絡络 給给 統统 經经 綜综 綠绿 綫线 維维 網网 緊紧 線线 緝缉 編编 練练 緻致 縣县 縱纵 總总 績绩 織织
    繕缮 繞绕 繪绘 繫系 繳缴 繼继 續续 纍累 纔才 罰罚 羣群 義义 習习 聖圣 聞闻 聯联 聲声 職职 聾聋 肅肃 脫脱 臨临 臺台 與与 興兴 舉举 舊旧 艱艰 華华 萊莱
    萬万 蓋盖 蕪芜 藝艺 藥药 蘇苏 蘭兰 處处 虛虚 號号 虧亏 蟲虫 衆众 術术 衛卫 衝冲 衞卫 衹只 裏里 補补 裝装 裡里 製制 複复 見见 規规 視视 覺觉 觀观 訂订
    計计 訊讯 討讨 訓训 託托 記记 訪访 設设 許许 訴诉 診诊 詐诈 評评 詞词 詢询 試试 話话 該该 誌志 認认 語语 誤误 說说 説说 調调 談谈 請请 論论 諧谐 謀谋
    謹谨 證证 識识 譯译 議议 護护 讀读 變变 讓让 谘咨 豐丰 負负 財财 貢贡 貧贫 貨货 貫贯 責责 貯贮 貴贵 買买 貸贷 費费 貼贴 貿贸 賀贺 賃赁 資资 賓宾 賠赔
    賦赋 質质 賬账 購购 賽赛 贈赠 贛赣 跡迹 車车 軍军 軟软 較较 載载 輔辅 輕轻 輛辆 輸输 輻辐 轄辖 轉转 辦办 農农 迴回 這这 連连 週周 進进 遊游 運运 過过
    達达 違违 遠远 適适 遲迟 遷迁 選选 遺遗 遼辽 還还 邊边 郵邮 鄉乡 醫医 釋释 針针 鈎钩 鈾铀 鉤勾 銀银 銜衔 銷销 鋪铺 錄录 錢钱 錯错 録录 錶表 鎮镇 鏈链
    鐵铁 鑒鉴 長长 門门 閉闭 開开 間间 閤合 閱阅 闆板 關关 陝陕 陰阴 陳陈 陽阳 隊队 階阶 際际 隨随 險险 隻只 雖虽 雙双 雜杂 離离 難难 雲云 電电 靈灵 鞏巩
    鞦秋 韆千 韓韩 響响 頁页 項项 順顺 須须 預预 頓顿 領领 頭头 題题 額额 顧顾 顯显 風风 颱台 飛飞 飲饮 養养 餘余 館馆 饋馈 馬马 駐驻 騙骗 驅驱 驗验 體体
    髮发 鬆松 鬚须 鳳凤 鳴鸣 鷹鹰 鹽盐 麵面 麼么 麽么 黃黄 點点 黨党 齊齐 齡龄 齣出 龍龙
    """
}
