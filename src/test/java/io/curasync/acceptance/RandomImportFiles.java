package io.curasync.acceptance;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random import files, from valid CSV to noise. */
record RandomImportFiles(RandomGenerator random, RandomValues values) {

    private static final List<String> COLUMNS =
            List.of("practiceId", "userId", "name", "npi", "salesRep", "state", "specialty", "notes");

    RandomImportFiles(RandomGenerator random) {
        this(random, new RandomValues(random));
    }

    byte[] next() {
        if (random.nextInt(8) == 0) {
            byte[] noise = new byte[random.nextInt(4_000)];
            random.nextBytes(noise);
            return noise;
        }
        String separator = values.oneOf(",", ";", "\t", "|");
        String lineEnd = values.oneOf("\n", "\r\n", "\r");
        Stream<String> head =
                Stream.of(values.oneOf("", "sep=" + separator + lineEnd, "\uFEFF", values.plain() + lineEnd)
                        + String.join(separator, COLUMNS));
        Stream<String> rows = IntStream.range(0, random.nextInt(60)).mapToObj(_ -> row(separator));
        Charset charset = random.nextInt(6) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return Stream.concat(head, rows).collect(Collectors.joining(lineEnd)).getBytes(charset);
    }

    private String row(String separator) {
        return IntStream.range(0, random.nextInt(4) == 0 ? random.nextInt(20) : COLUMNS.size())
                .mapToObj(this::cell)
                .collect(Collectors.joining(separator));
    }

    private String cell(int column) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> '"' + values.plain().replace("\"", "\"\"") + '"';
            case 2 -> values.plain();
            case 3 -> "=\"" + random.nextInt(30) + "\"";
            default -> (column == 0 ? "prac_" : column == 1 ? "user_" : "Text ") + random.nextInt(30);
        };
    }
}
