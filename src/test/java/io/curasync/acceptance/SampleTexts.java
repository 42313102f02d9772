package io.curasync.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Accepted and rejected texts in many scripts, as quoted JSON strings. */
final class SampleTexts {

    /** Maximum length of an accepted text, in characters. */
    static final int LONGEST = 200;

    private static final long SEED = 54_000;

    private SampleTexts() {}

    static Map<String, String> accepted() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("one letter", quoted("x"));
        texts.put("ASCII", quoted("x".repeat(LONGEST)));
        texts.put("CJK", quoted(random(0x4E00, 0x9FFF, LONGEST)));
        texts.put("emoji", quoted(random(0x1F300, 0x1F5FF, LONGEST)));
        texts.put("combining", quoted("e\u0301\u0323".repeat(60)));
        texts.put("right to left", quoted(random(0x05D0, 0x05EA, 150) + "\u202E" + "abc"));
        texts.put("longer in lower case", quoted("\u0130".repeat(LONGEST)));
        texts.put("a mark inside", quoted("Wound\uFEFFCare"));
        texts.put("what SQL and JSON are made of", quoted("'; drop table practice; -- \\\\ \\\" % _ {}"));
        return texts;
    }

    static Map<String, String> refused() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("ASCII", quoted("x".repeat(LONGEST + 1)));
        texts.put("CJK", quoted(random(0x4E00, 0x9FFF, 1_000)));
        texts.put("emoji", quoted(random(0x1F300, 0x1F5FF, LONGEST + 1)));
        texts.put("very long", quoted(random(0x4E00, 0x9FFF, 15_000)));
        texts.put("NUL", "\"a\\u0000b\"");
        texts.put("a control character", "\"a\\u0007b\"");
        texts.put("half a pair", "\"a\\ud83d\"");
        texts.put("the other half", "\"\\ude00a\"");
        return texts;
    }

    /** Returns a fixed sequence of characters from a Unicode range. */
    static String random(int first, int last, int length) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        return random.ints(length, first, last + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
