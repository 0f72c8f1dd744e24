//! How a name sounds, over the romanizations in use.

/// Lower case without diacritics and apostrophes: "Kyslytsia", "al-Asad" to "al-asad".
pub fn fold(word: &str) -> String {
    let plain = if word.is_ascii() { word.to_ascii_lowercase() } else { deunicode::deunicode(word).to_lowercase() };
    if plain.bytes().all(|b| b.is_ascii_lowercase()) {
        return plain;
    }
    plain.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

/// The sounds that romanizations agree on: "Zelensky", "Zelenskyy", "Selenskyj" share one.
///
/// Spelled groups are read first ("sch", "tch", "kh"), then near letters are
/// joined (c k q; v w; i j y; doubled letters), and vowels behind the first
/// letter are reduced to the places where they stand.
pub fn skeleton(folded: &str) -> String {
    let bytes = folded.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut i = 0;
    if bytes.first() == Some(&b'h') {
        out.push(b'h');
    }
    while i < bytes.len() {
        let (sound, width) = sound_at(&bytes[i..]);
        i += width;
        for &s in sound {
            let vowel = s == b'a';
            let repeated = out.last() == Some(&s);
            if !(repeated || vowel && out.last() == Some(&b'a')) {
                out.push(s);
            }
        }
    }
    // a final vowel or glide is often dropped: "Zelenskyy", "Zelensky"
    while out.len() > 2 && out.last() == Some(&b'a') {
        out.pop();
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The sound at the start of `rest` and how many bytes spell it. Vowels are `a`.
fn sound_at(rest: &[u8]) -> (&'static [u8], usize) {
    for (spelling, sound) in GROUPS {
        if rest.starts_with(spelling) {
            return (sound, spelling.len());
        }
    }
    let sound: &[u8] = match rest.first() {
        Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j') => b"a",
        Some(b'c' | b'k' | b'q') => b"k",
        Some(b'g') => b"g",
        Some(b's') => b"s",
        Some(b'z') => b"s",
        Some(b'v' | b'w') => b"v",
        Some(b'f') => b"f",
        Some(b'b') => b"b",
        Some(b'p') => b"p",
        Some(b'd') => b"d",
        Some(b't') => b"t",
        Some(b'l') => b"l",
        Some(b'm') => b"m",
        Some(b'n') => b"n",
        Some(b'r') => b"r",
        Some(b'x') => b"ks",
        _ => b"",
    };
    (sound, 1)
}

/// Longest first. Digraphs of the Cyrillic, Arabic and Chinese romanizations
/// (English, French, German, Polish, pinyin, Wade-Giles).
const GROUPS: &[(&[u8], &[u8])] = &[
    (b"shch", b"C"),
    (b"schtsch", b"C"),
    (b"tsch", b"C"),
    (b"dsch", b"C"),
    (b"tch", b"C"),
    (b"dzh", b"C"),
    (b"sch", b"S"),
    (b"sh", b"S"),
    (b"ch", b"C"),
    (b"cz", b"C"),
    (b"sz", b"S"),
    (b"zh", b"S"),
    (b"kh", b"k"),
    (b"gh", b"g"),
    (b"ph", b"f"),
    (b"th", b"t"),
    (b"dh", b"d"),
    (b"ts", b"s"),
    (b"tz", b"s"),
    (b"ck", b"k"),
    (b"dj", b"C"),
    (b"ou", b"a"),
    (b"oo", b"a"),
    (b"ee", b"a"),
];
