/// The break opportunities of Thai text, which has no spaces between words: an approximation.
///
/// Frequent words are known; between them a word begins with a vowel that is written first (เ แ โ ใ ไ) or
/// where the next known word does. Browsers have a dictionary of some ten thousand words.
struct ThaiBreaks {
  private var breaks: [Bool] = []
  private var position = 0

  /// Finds the breaks in a run of Thai, all of whose code points `next()` then goes through.
  mutating func begin(_ run: [UInt16]) {
    breaks = [Bool](repeating: false, count: run.count)
    position = 0
    var index = 0
    while index < run.count {
      if index > 0 { breaks[index] = ThaiBreaks.canBegin(run[index]) }
      let known = ThaiBreaks.knownWord(in: run, at: index)
      if known > 0 {
        index += known
        continue
      }
      index += 1
      while index < run.count {
        let isLead = ThaiBreaks.isLeadingVowel(run[index]) && !ThaiBreaks.isLeadingVowel(run[index - 1])
        if isLead
          || ThaiBreaks.knownWord(in: run, at: index) >= 3 && !ThaiBreaks.isLeadingVowel(run[index - 1])
        {
          break
        }
        index += 1
      }
    }
  }

  /// Whether a line may begin with the next code point of the run.
  mutating func next() -> Bool {
    defer { position += 1 }
    return position < breaks.count && breaks[position]
  }

  private static func isLeadingVowel(_ letter: UInt16) -> Bool { (0xE40...0xE44).contains(letter) }

  /// Whether a word can begin with a letter: consonants and leading vowels.
  private static func canBegin(_ letter: UInt16) -> Bool {
    (0xE01...0xE2E).contains(letter) || isLeadingVowel(letter)
  }

  /// The length of the longest known word at an index that ends where another can begin, 0 without one.
  private static func knownWord(in run: [UInt16], at index: Int) -> Int {
    guard let candidates = words[run[index]] else { return 0 }
    for word in candidates {
      let end = index + word.count
      guard end <= run.count, run[index..<end].elementsEqual(word) else { continue }
      if end == run.count || canBegin(run[end]) { return word.count }
    }
    return 0
  }

  /// Known words by their first letter, longest first.
  private static let words: [UInt16: [[UInt16]]] = {
    var words: [UInt16: [[UInt16]]] = [:]
    for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let units = Array(word.utf16)
      if let first = units.first { words[first, default: []].append(units) }
    }
    return words.mapValues { $0.sorted { $0.count > $1.count } }
  }()

  private static let list = """
    การ ความ ของ ที่ และ ใน เป็น มี ได้ ไม่ ให้ จะ ว่า นี้ กับ จาก มา ไป โดย แล้ว ก็ หรือ ต้อง คุณ ท่าน เรา เขา ผม ฉัน
    ครับ ค่ะ คะ นะ ด้วย อยู่ ถ้า หาก เมื่อ เพื่อ แต่ ทุก อีก กว่า มาก น้อย ยัง เพราะ ซึ่ง อย่าง เช่น ตาม ถึง ก่อน หลัง ระหว่าง
    สวัสดี ขอบคุณ ขอ ขออภัย ขอแสดง โปรด กรุณา ยินดี ต้อนรับ สินค้า ราคา บาท ชำระ เงิน ชำระเงิน โอน ยอด รวม ส่วนลด ลด
    คูปอง โปรโมชั่น โปรโมชัน สั่งซื้อ สั่ง ซื้อ ขาย จัดส่ง ส่ง รับ คำสั่งซื้อ รายการ รายละเอียด จำนวน ชิ้น หมายเลข เลข เลขที่
    ที่อยู่ ชื่อ นามสกุล เบอร์ โทร โทรศัพท์ อีเมล วัน วันที่ เวลา เดือน ปี ชั่วโมง นาที วันนี้ พรุ่งนี้ เมื่อวาน เช้า เย็น คืน ปัจจุบัน
    จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์ มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม
    กันยายน ตุลาคม พฤศจิกายน ธันวาคม จอง ยืนยัน ยกเลิก แก้ไข ตรวจสอบ ดู เพิ่มเติม เพิ่ม คลิก กด เลือก เข้า ออก เข้าสู่ระบบ
    สมัคร สมาชิก ลงทะเบียน บัญชี ระบบ ข้อมูล ข้อความ แจ้งเตือน แจ้ง ข่าว ประกาศ กิจกรรม บริการ ลูกค้า ร้าน ร้านค้า ร้านอาหาร
    อาหาร เครื่องดื่ม เมนู กาแฟ ชา น้ำ ข้าว โต๊ะ คิว ลำดับ รอ เรียก เดินทาง สถานที่ สถานี สนามบิน โรงแรม โรงพยาบาล โรงเรียน
    มหาวิทยาลัย บริษัท ธนาคาร ประเทศ ประเทศไทย กรุงเทพ จังหวัด อำเภอ ตำบล ถนน ซอย ไทย ภาษา คน บ้าน รถ งาน แพทย์ หมอ
    สุขภาพ นัด นัดหมาย ผู้ ผู้ใช้ ผู้ป่วย ผล ตรวจ รางวัล สลาก กินแบ่ง รัฐบาล งวด ประจำ ประจำวัน ค่า ค่าใช้จ่าย ภาษี บัตร เครดิต
    คะแนน แต้ม สะสม แลก สิทธิ์ สิทธิ สิทธิพิเศษ พิเศษ ฟรี ใหม่ ดี สวย ใหญ่ เล็ก ร้อน เย็น แรก สุดท้าย สูงสุด ต่ำสุด ทั้งหมด ทั้งหลาย
    ทั้ง หมด อายุ หมดอายุ เริ่ม สิ้นสุด เสร็จ เสร็จสิ้น สำเร็จ เรียบร้อย ผิดพลาด ปัญหา ช่วยเหลือ ช่วย ติดต่อ สอบถาม ตอบ คำถาม คำตอบ
    ใช้ ใช้งาน ทำ ทำงาน ทำการ เปิด ปิด เปลี่ยน ค้นหา ค้น หา พบ เห็น รู้ คิด พูด ฟัง อ่าน เขียน เรียน สอน กิน ดื่ม นอน เล่น
    หน้า หน้าที่ หน้าร้าน เจ้าหน้าที่ พนักงาน ครั้ง ข้าม สงวน สงวนสิทธิ ทาง ทางร้าน สิ่ง ศักดิ์สิทธิ์ สมบูรณ์ ความสุข ความสำเร็จ สุข ปีใหม่
    ขึ้น ลง บน ล่าง ซ้าย ขวา นอก ใกล้ ไกล ระยะ สมัย อำนาจ พระ ศรี จง ประสบ แต่ละ ตลอด ตลอดไป ปรารถนา อัน พึง บันดาล ดล
    พูล ลาภ รัตน ตรัย รูป รูปภาพ ภาพ วิดีโอ เพลง เกม หนังสือ พัสดุ ขนส่ง ไปรษณีย์ ติดตาม สถานะ เลขพัสดุ ปลายทาง ต้นทาง
    เที่ยว เที่ยวบิน บิน ตั๋ว ที่นั่ง ประตู ผู้โดยสาร ประกัน ประกันภัย ประกันชีวิต ชีวิต กรมธรรม์ เบี้ย คุ้มครอง ทะเบียน น้ำมัน ดีเซล
    เบนซิน แก๊ส ลิตร กิโลเมตร กิโลกรัม กรัม เมตร อุณหภูมิ ฝน อากาศ พยากรณ์ เลือกตั้ง พรรค ผู้สมัคร นโยบาย เสียง ลงคะแนน
    เพื่อน ครอบครัว พ่อ แม่ ลูก พี่ น้อง รัก ชอบ หวัง เชื่อ เข้าใจ ต้องการ สามารถ ควร เคย กำลัง เพียง เท่านั้น เท่า ประมาณ
    หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน หมื่น แสน ล้าน
    """
}
