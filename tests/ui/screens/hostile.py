"""Names that have broken other programs: long ones, many scripts, marks, emoji, controls."""

NAMES = (
    "W" * 200,
    "Zoë Ångström-Ñandú",
    "محمد عبد الله",
    "דוד בן־גוריון",
    "ประยุทธ์ จันทร์โอชา",
    "张伟 王芳",
    "नरेन्द्र मोदी",
    "👩‍👩‍👧‍👦 🇩🇪 👍🏿",
    "Z̴̢̛͇̱͎͎̝͇͌̿a̷̛̱͌l̵̨͝g̷̗͘o̶",
    "a\u202eb\u2066c\x00\x1b[31m\r\n\td",
    "\ud800 half",
    "' OR 1=1; -- {0} %s $HOME <b>",
)
