package io.curasync.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class NormalizedTextTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Wound Care,Wound Care",
                " Wound  Care\t,Wound  Care",
                "\u00A0Jose\u0301\u3000,José",
                "\uFEFFNúñez\u200B\u00AD,Núñez",
                "a\u200Db\u00E9,a\u200Db\u00E9",
                "' \u00A0',''",
                "'',''"
            })
    void composesAndStrips(String written, String stored) {
        assertThat(NormalizedText.of(written)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "jo\u00ADse,jose",
        "O\u2019Brien,o'brien",
        "O\u02BCBrien,o'brien",
        "\u202ADana Reyes\u202C,dana reyes",
        "STRASSE,strasse",
        "A\u030Angstrom,ångstrom",
    })
    void comparesNames(String name, String key) {
        assertThat(NormalizedText.key(name)).isEqualTo(key);
    }

    @Test
    void normalizesExtremeInputQuickly() {
        String marks = "a" + "\u0301\u0327".repeat(100_000);

        assertThat(NormalizedText.of(marks)).isEqualTo(marks);
        assertThat(NormalizedText.of("\u00A0".repeat(200_000) + "é")).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({
        "TX,TX",
        "tx,TX",
        "' Texas ',TX",
        "new  york,NY",
        "Guam,GU",
        "mp,MP",
        "American Samoa,AS",
        "Puerto Rico,PR",
        "US Virgin Islands,VI",
        "'Washington, D.C.',DC",
        "Mi\u00ADchigan,MI"
    })
    void recognizesStatesByCodeAndName(String written, String code) {
        assertThat(UsStates.code(written)).contains(code);
        assertThat(UsStates.stored(written)).isEqualTo(code);
        assertThat(UsStates.counted(code)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"Ontario", "TXX", "T X", "Texarkana", "ZZ"})
    void storesUnknownStatesUnchanged(String written) {
        assertThat(UsStates.code(written)).isEmpty();
        assertThat(UsStates.stored(" " + written)).isEqualTo(written);
        assertThat(UsStates.counted(written)).isEqualTo("Other");
        assertThat(UsStates.label(written)).isEqualTo(written + " (unknown)");
    }

    @Test
    void matchesPostgresqlsReportingStates() {
        JdbcClient jdbc = TestDatabase.create().jdbc();

        assertThat(UsStates.codes()).hasSize(56);
        Stream.concat(UsStates.codes().stream(), Stream.of("", "tx", "Ontario", "ZZ", "Other"))
                .forEach(state -> assertThat(jdbc.sql("select reporting_state(?)")
                                .param(state)
                                .query(String.class)
                                .single())
                        .as(state)
                        .isEqualTo(UsStates.counted(state)));
    }

    @Test
    void matchesPostgresqlsSearchFolding() {
        JdbcClient jdbc = TestDatabase.create().jdbc();

        for (String name :
                List.of("José NÚÑEZ", Normalizer.normalize("josé núñez", Normalizer.Form.NFD), "Jose\u00AD Nuñez")) {
            assertThat(folded(jdbc, name)).as(name).isEqualTo("jose nunez");
        }
        assertThat(folded(jdbc, "Łódź, Straße, Sørensen, O’Brien")).isEqualTo("lodz, strasse, sorensen, o'brien");
        assertThat(folded(jdbc, "100 % _\\")).isEqualTo("100 % _\\");
    }

    private static String folded(JdbcClient jdbc, String text) {
        return jdbc.sql("select fold_for_search(?)")
                .param(text)
                .query(String.class)
                .single();
    }
}
