/*
 * Tables of fold.c: what a traditional character and a radical of the block
 * U+2E80 become. Indexed directly, since every character is looked up.
 */
#ifndef BASE_HAN_H
#define BASE_HAN_H

#include <stdint.h>

#define HAN_FIRST     0x4e00
#define HAN_LAST      0x9fff
#define RADICAL_FIRST 0x2e80
#define RADICAL_LAST  0x2ef3

#define HAN(point)     [(point)-HAN_FIRST]
#define RADICAL(point) [(point)-RADICAL_FIRST]

/*
 * Traditional characters that stand in the words of final accounts and in the
 * names of departments. Those that simplified Chinese also uses, such as 乾 or
 * 於, are left out.
 */
static const uint16_t simplified[HAN_LAST - HAN_FIRST + 1] = {
	/* clang-format off */
	HAN(u'並') = u'并', HAN(u'佈') = u'布', HAN(u'來') = u'来', HAN(u'係') = u'系',
	HAN(u'個') = u'个', HAN(u'備') = u'备', HAN(u'傳') = u'传', HAN(u'債') = u'债',
	HAN(u'傷') = u'伤', HAN(u'僅') = u'仅', HAN(u'僑') = u'侨', HAN(u'價') = u'价',
	HAN(u'億') = u'亿', HAN(u'償') = u'偿', HAN(u'優') = u'优', HAN(u'儲') = u'储',
	HAN(u'兒') = u'儿', HAN(u'內') = u'内', HAN(u'兩') = u'两', HAN(u'冊') = u'册',
	HAN(u'別') = u'别', HAN(u'創') = u'创', HAN(u'劃') = u'划', HAN(u'動') = u'动',
	HAN(u'務') = u'务', HAN(u'勞') = u'劳', HAN(u'勵') = u'励', HAN(u'匯') = u'汇',
	HAN(u'區') = u'区', HAN(u'協') = u'协', HAN(u'參') = u'参', HAN(u'員') = u'员',
	HAN(u'問') = u'问', HAN(u'單') = u'单', HAN(u'國') = u'国', HAN(u'圍') = u'围',
	HAN(u'園') = u'园', HAN(u'圖') = u'图', HAN(u'團') = u'团', HAN(u'執') = u'执',
	HAN(u'堅') = u'坚', HAN(u'報') = u'报', HAN(u'場') = u'场', HAN(u'墾') = u'垦',
	HAN(u'壽') = u'寿', HAN(u'婦') = u'妇', HAN(u'學') = u'学', HAN(u'實') = u'实',
	HAN(u'寧') = u'宁', HAN(u'審') = u'审', HAN(u'寫') = u'写', HAN(u'將') = u'将',
	HAN(u'專') = u'专', HAN(u'對') = u'对', HAN(u'導') = u'导', HAN(u'層') = u'层',
	HAN(u'屬') = u'属', HAN(u'島') = u'岛', HAN(u'崗') = u'岗', HAN(u'師') = u'师',
	HAN(u'帳') = u'帐', HAN(u'幣') = u'币', HAN(u'幹') = u'干', HAN(u'幾') = u'几',
	HAN(u'庫') = u'库', HAN(u'廠') = u'厂', HAN(u'廢') = u'废', HAN(u'廣') = u'广',
	HAN(u'廳') = u'厅', HAN(u'強') = u'强', HAN(u'彌') = u'弥', HAN(u'彙') = u'汇',
	HAN(u'徑') = u'径', HAN(u'從') = u'从', HAN(u'復') = u'复', HAN(u'態') = u'态',
	HAN(u'慮') = u'虑', HAN(u'慶') = u'庆', HAN(u'應') = u'应', HAN(u'戰') = u'战',
	HAN(u'戶') = u'户', HAN(u'捨') = u'舍', HAN(u'採') = u'采', HAN(u'揚') = u'扬',
	HAN(u'換') = u'换', HAN(u'撥') = u'拨', HAN(u'撫') = u'抚', HAN(u'擁') = u'拥',
	HAN(u'擔') = u'担', HAN(u'據') = u'据', HAN(u'擬') = u'拟', HAN(u'擴') = u'扩',
	HAN(u'數') = u'数', HAN(u'時') = u'时', HAN(u'暢') = u'畅', HAN(u'曆') = u'历',
	HAN(u'書') = u'书', HAN(u'會') = u'会', HAN(u'條') = u'条', HAN(u'棄') = u'弃',
	HAN(u'楊') = u'杨', HAN(u'業') = u'业', HAN(u'極') = u'极', HAN(u'榮') = u'荣',
	HAN(u'構') = u'构', HAN(u'樓') = u'楼', HAN(u'標') = u'标', HAN(u'樣') = u'样',
	HAN(u'橋') = u'桥', HAN(u'機') = u'机', HAN(u'檔') = u'档', HAN(u'檢') = u'检',
	HAN(u'檯') = u'台', HAN(u'欄') = u'栏', HAN(u'權') = u'权', HAN(u'欽') = u'钦',
	HAN(u'歷') = u'历', HAN(u'歸') = u'归', HAN(u'殘') = u'残', HAN(u'氣') = u'气',
	HAN(u'決') = u'决', HAN(u'沒') = u'没', HAN(u'況') = u'况', HAN(u'淩') = u'凌',
	HAN(u'減') = u'减', HAN(u'測') = u'测', HAN(u'準') = u'准', HAN(u'滿') = u'满',
	HAN(u'漁') = u'渔', HAN(u'漲') = u'涨', HAN(u'潔') = u'洁', HAN(u'潛') = u'潜',
	HAN(u'濟') = u'济', HAN(u'灣') = u'湾', HAN(u'災') = u'灾', HAN(u'為') = u'为',
	HAN(u'烏') = u'乌', HAN(u'無') = u'无', HAN(u'營') = u'营', HAN(u'爭') = u'争',
	HAN(u'爲') = u'为', HAN(u'獎') = u'奖', HAN(u'獨') = u'独', HAN(u'獻') = u'献',
	HAN(u'現') = u'现', HAN(u'環') = u'环', HAN(u'產') = u'产', HAN(u'産') = u'产',
	HAN(u'畢') = u'毕', HAN(u'當') = u'当', HAN(u'發') = u'发', HAN(u'監') = u'监',
	HAN(u'眾') = u'众', HAN(u'確') = u'确', HAN(u'碼') = u'码', HAN(u'礎') = u'础',
	HAN(u'礙') = u'碍', HAN(u'礦') = u'矿', HAN(u'稅') = u'税', HAN(u'種') = u'种',
	HAN(u'稱') = u'称', HAN(u'穀') = u'谷', HAN(u'積') = u'积', HAN(u'穩') = u'稳',
	HAN(u'競') = u'竞', HAN(u'節') = u'节', HAN(u'範') = u'范', HAN(u'築') = u'筑',
	HAN(u'簡') = u'简', HAN(u'簽') = u'签', HAN(u'籌') = u'筹', HAN(u'籤') = u'签',
	HAN(u'糧') = u'粮', HAN(u'糾') = u'纠', HAN(u'紀') = u'纪', HAN(u'約') = u'约',
	HAN(u'紅') = u'红', HAN(u'納') = u'纳', HAN(u'紙') = u'纸', HAN(u'級') = u'级',
	HAN(u'細') = u'细', HAN(u'終') = u'终', HAN(u'組') = u'组', HAN(u'結') = u'结',
	HAN(u'絡') = u'络', HAN(u'統') = u'统', HAN(u'經') = u'经', HAN(u'綜') = u'综',
	HAN(u'綫') = u'线', HAN(u'維') = u'维', HAN(u'網') = u'网', HAN(u'線') = u'线',
	HAN(u'緝') = u'缉', HAN(u'編') = u'编', HAN(u'練') = u'练', HAN(u'縣') = u'县',
	HAN(u'縮') = u'缩', HAN(u'總') = u'总', HAN(u'績') = u'绩', HAN(u'織') = u'织',
	HAN(u'繞') = u'绕', HAN(u'繪') = u'绘', HAN(u'繫') = u'系', HAN(u'繳') = u'缴',
	HAN(u'繼') = u'继', HAN(u'續') = u'续', HAN(u'罰') = u'罚', HAN(u'羅') = u'罗',
	HAN(u'義') = u'义', HAN(u'習') = u'习', HAN(u'聞') = u'闻', HAN(u'聯') = u'联',
	HAN(u'聲') = u'声', HAN(u'職') = u'职', HAN(u'脫') = u'脱', HAN(u'臨') = u'临',
	HAN(u'臺') = u'台', HAN(u'與') = u'与', HAN(u'興') = u'兴', HAN(u'舊') = u'旧',
	HAN(u'華') = u'华', HAN(u'萬') = u'万', HAN(u'薦') = u'荐', HAN(u'藍') = u'蓝',
	HAN(u'藝') = u'艺', HAN(u'藥') = u'药', HAN(u'蘭') = u'兰', HAN(u'處') = u'处',
	HAN(u'號') = u'号', HAN(u'蟲') = u'虫', HAN(u'衆') = u'众', HAN(u'術') = u'术',
	HAN(u'衛') = u'卫', HAN(u'裏') = u'里', HAN(u'補') = u'补', HAN(u'裝') = u'装',
	HAN(u'製') = u'制', HAN(u'複') = u'复', HAN(u'見') = u'见', HAN(u'規') = u'规',
	HAN(u'視') = u'视', HAN(u'觀') = u'观', HAN(u'訂') = u'订', HAN(u'計') = u'计',
	HAN(u'訊') = u'讯', HAN(u'討') = u'讨', HAN(u'訓') = u'训', HAN(u'託') = u'托',
	HAN(u'記') = u'记', HAN(u'訟') = u'讼', HAN(u'訪') = u'访', HAN(u'設') = u'设',
	HAN(u'訴') = u'诉', HAN(u'証') = u'证', HAN(u'評') = u'评', HAN(u'詞') = u'词',
	HAN(u'詢') = u'询', HAN(u'試') = u'试', HAN(u'話') = u'话', HAN(u'該') = u'该',
	HAN(u'認') = u'认', HAN(u'誠') = u'诚', HAN(u'誤') = u'误', HAN(u'說') = u'说',
	HAN(u'説') = u'说', HAN(u'調') = u'调', HAN(u'請') = u'请', HAN(u'論') = u'论',
	HAN(u'諮') = u'咨', HAN(u'證') = u'证', HAN(u'識') = u'识', HAN(u'議') = u'议',
	HAN(u'護') = u'护', HAN(u'變') = u'变', HAN(u'讓') = u'让', HAN(u'負') = u'负',
	HAN(u'財') = u'财', HAN(u'貢') = u'贡', HAN(u'貧') = u'贫', HAN(u'貨') = u'货',
	HAN(u'貫') = u'贯', HAN(u'責') = u'责', HAN(u'貸') = u'贷', HAN(u'費') = u'费',
	HAN(u'貼') = u'贴', HAN(u'貿') = u'贸', HAN(u'賃') = u'赁', HAN(u'資') = u'资',
	HAN(u'賠') = u'赔', HAN(u'質') = u'质', HAN(u'賬') = u'账', HAN(u'購') = u'购',
	HAN(u'賽') = u'赛', HAN(u'贈') = u'赠', HAN(u'贛') = u'赣', HAN(u'跡') = u'迹',
	HAN(u'車') = u'车', HAN(u'軌') = u'轨', HAN(u'軍') = u'军', HAN(u'軟') = u'软',
	HAN(u'較') = u'较', HAN(u'輔') = u'辅', HAN(u'輛') = u'辆', HAN(u'輸') = u'输',
	HAN(u'轄') = u'辖', HAN(u'轉') = u'转', HAN(u'轎') = u'轿', HAN(u'辦') = u'办',
	HAN(u'農') = u'农', HAN(u'進') = u'进', HAN(u'遊') = u'游', HAN(u'運') = u'运',
	HAN(u'過') = u'过', HAN(u'達') = u'达', HAN(u'適') = u'适', HAN(u'遷') = u'迁',
	HAN(u'遺') = u'遗', HAN(u'還') = u'还', HAN(u'邊') = u'边', HAN(u'郵') = u'邮',
	HAN(u'鄉') = u'乡', HAN(u'醫') = u'医', HAN(u'釋') = u'释', HAN(u'針') = u'针',
	HAN(u'銀') = u'银', HAN(u'銷') = u'销', HAN(u'鋪') = u'铺', HAN(u'錄') = u'录',
	HAN(u'錢') = u'钱', HAN(u'錯') = u'错', HAN(u'録') = u'录', HAN(u'鎮') = u'镇',
	HAN(u'鐵') = u'铁', HAN(u'鑄') = u'铸', HAN(u'鑑') = u'鉴', HAN(u'鑒') = u'鉴',
	HAN(u'長') = u'长', HAN(u'門') = u'门', HAN(u'閉') = u'闭', HAN(u'開') = u'开',
	HAN(u'間') = u'间', HAN(u'閱') = u'阅', HAN(u'關') = u'关', HAN(u'陳') = u'陈',
	HAN(u'陸') = u'陆', HAN(u'陽') = u'阳', HAN(u'隊') = u'队', HAN(u'際') = u'际',
	HAN(u'險') = u'险', HAN(u'雜') = u'杂', HAN(u'離') = u'离', HAN(u'電') = u'电',
	HAN(u'鞏') = u'巩', HAN(u'響') = u'响', HAN(u'項') = u'项', HAN(u'預') = u'预',
	HAN(u'領') = u'领', HAN(u'頭') = u'头', HAN(u'題') = u'题', HAN(u'額') = u'额',
	HAN(u'類') = u'类', HAN(u'顯') = u'显', HAN(u'風') = u'风', HAN(u'養') = u'养',
	HAN(u'餘') = u'余', HAN(u'館') = u'馆', HAN(u'駐') = u'驻', HAN(u'驗') = u'验',
	HAN(u'體') = u'体', HAN(u'魯') = u'鲁', HAN(u'點') = u'点', HAN(u'黨') = u'党',
	HAN(u'齊') = u'齐', HAN(u'齡') = u'龄',
	/* clang-format on */
};

/* Radicals that are characters by themselves, most of them without a
 * decomposition in Unicode. */
static const uint16_t radicals[RADICAL_LAST - RADICAL_FIRST + 1] = {
	/* clang-format off */
	RADICAL(0x2e81) = u'厂', RADICAL(0x2e87) = u'几', RADICAL(0x2e8a) = u'卜',
	RADICAL(0x2e9c) = u'日', RADICAL(0x2e9d) = u'月', RADICAL(0x2e9f) = u'母',
	RADICAL(0x2ea0) = u'民', RADICAL(0x2eab) = u'目', RADICAL(0x2eac) = u'示',
	RADICAL(0x2ec1) = u'虎', RADICAL(0x2ec4) = u'西', RADICAL(0x2ec5) = u'见',
	RADICAL(0x2ec6) = u'角', RADICAL(0x2ec9) = u'贝', RADICAL(0x2ecb) = u'车',
	RADICAL(0x2ed1) = u'长', RADICAL(0x2ed3) = u'长', RADICAL(0x2ed4) = u'门',
	RADICAL(0x2ed8) = u'青', RADICAL(0x2ed9) = u'韦', RADICAL(0x2eda) = u'页',
	RADICAL(0x2edb) = u'风', RADICAL(0x2edc) = u'飞', RADICAL(0x2edd) = u'食',
	RADICAL(0x2ee1) = u'首', RADICAL(0x2ee2) = u'马', RADICAL(0x2ee3) = u'骨',
	RADICAL(0x2ee4) = u'鬼', RADICAL(0x2ee5) = u'鱼', RADICAL(0x2ee6) = u'鸟',
	RADICAL(0x2ee7) = u'卤', RADICAL(0x2ee8) = u'麦', RADICAL(0x2ee9) = u'黄',
	RADICAL(0x2eea) = u'黾', RADICAL(0x2eec) = u'齐', RADICAL(0x2eee) = u'齿',
	RADICAL(0x2ef0) = u'龙', RADICAL(0x2ef3) = u'龟',
	/* clang-format on */
};

#endif
