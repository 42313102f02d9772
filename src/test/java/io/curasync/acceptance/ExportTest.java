package io.curasync.acceptance;

import static com.github.mvysny.kaributesting.v10.DownloadKt._download;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.User;
import io.curasync.testing.TestScreens;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Every export of a list, on any screen, is recorded in the audit log. */
class ExportTest extends AcceptanceHarness {

    @Autowired
    WebApplicationContext application;

    @AfterEach
    void close() {
        TestScreens.close();
    }

    @Test
    void recordsEveryDownloadInTheAuditLog() {
        SOURCE.populate(16);
        sync();
        Set<String> files = new TreeSet<>();
        for (String screen : EndpointInventory.screens(application)) {
            files.addAll(downloadsOf(ADMIN, screen.replaceAll("/:[^/]*\\?$", ""), ""));
        }

        assertThat(files)
                .contains(
                        "audit.csv",
                        "errors.csv",
                        "orders.csv",
                        "people.csv",
                        "practices.csv",
                        "quarantine.csv",
                        "reps.csv",
                        "submissions.csv",
                        "syncs.csv",
                        "targets.csv",
                        "unmatched.csv",
                        "webhooks.csv");
    }

    @Test
    void recordsTheFilterOfARepsDownload() {
        SOURCE.populate(16);
        rep("dana@example.com", "Rep Number 1");
        sync();

        assertThat(downloadsOf("dana@example.com", "/practices", "state=FL")).containsExactly("practices.csv");
        assertThat(database.jdbc()
                        .sql("select detail from audit_entry order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("state=FL");
    }

    /** Downloads every file that the screen offers, and returns the file names in the audit log. */
    private List<String> downloadsOf(String email, String screen, String query) {
        // Only reps can open the list of the day. It offers no file.
        if (screen.contains(":") || screen.equals("/today")) {
            return List.of();
        }
        User user = accounts.findByEmail(email).orElseThrow();
        TestScreens.open(application, user);
        UI.getCurrent().navigate(screen.substring(1), QueryParameters.fromString(query));
        List<Anchor> links = _find(Anchor.class).stream()
                .filter(link -> link.getElement().hasAttribute("download"))
                // A template contains no data.
                .filter(link -> !link.getText().contains("template"))
                .toList();
        return links.stream().map(link -> download(screen, email, link)).toList();
    }

    private String download(String screen, String email, Anchor link) {
        int before = entries(email).size();
        assertReadableInSpreadsheets(screen, _download(link));
        List<String> after = entries(email);
        assertThat(after)
                .as("exports in the audit after a download from " + screen)
                .hasSize(before + 1);
        return after.getLast();
    }

    /** Asserts the format that Excel needs: a byte order mark, and times without a T in columns that name their zone. */
    private static void assertReadableInSpreadsheets(String screen, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).as(screen).startsWith("\uFEFF").doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:");
        try (CSVParser rows = CSVParser.parse(
                new StringReader(text.substring(1)),
                CSVFormat.RFC4180.builder().setHeader().get())) {
            for (CSVRecord row : rows) {
                row.toMap().forEach((title, cell) -> {
                    if (cell.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
                        assertThat(title).as(screen).endsWith(" (UTC)");
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> entries(String email) {
        return database.jdbc()
                .sql("select subject from audit_entry where actor = ? and action = 'export' order by id")
                .param(email)
                .query(String.class)
                .list();
    }
}
