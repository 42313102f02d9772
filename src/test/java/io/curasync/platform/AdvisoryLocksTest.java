package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdvisoryLocksTest {

    private static final Pattern CALL = Pattern.compile("pg_(try_)?advisory_\\w*lock\\w*\\((?<key>.{0,40})");
    private static final Pattern REGISTERED = Pattern.compile("\\?.*|\" \\+ AdvisoryLocks\\..*");

    @Test
    void keysAreDistinct() {
        List<Long> keys = Arrays.stream(AdvisoryLocks.class.getDeclaredFields())
                .map(AdvisoryLocksTest::key)
                .toList();
        assertThat(keys).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void isTheOnlySourceOfLockKeys() throws IOException {
        List<String> calls = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(java|sql)"))
                    .toList()) {
                String source = Files.readString(file);
                Matcher call = CALL.matcher(source);
                while (call.find()) {
                    calls.add(file.getFileName().toString());
                    assertThat(source).as("%s", file).contains("AdvisoryLocks");
                    assertThat(call.group("key")).as("Key in %s", file).matches(REGISTERED);
                }
            }
        }
        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "AdvisoryLocks.java",
                        "AdvisoryLocks.java",
                        "EventQueue.java",
                        "EventQueue.java",
                        "UserRepository.java");
    }

    private static Long key(Field field) {
        try {
            return ((Number) field.get(null)).longValue();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
