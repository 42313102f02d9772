package io.curasync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.curagenesis.PartnerFailures;
import io.curasync.curagenesis.PracticePage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cursors that expire or are repeated. */
class PageReaderCursorTest extends PageReaderHarness {

    @Test
    void restartsThreeTimesAfterExpiredCursors() throws Exception {
        PagedSource source = new PagedSource(3, 10);
        AtomicInteger expired = new AtomicInteger();
        PageReader reader = read(
                (cursor, calls) -> {
                    if ("1".equals(cursor) && expired.incrementAndGet() <= 4) {
                        calls.accept(call("expired"));
                        throw PartnerFailures.cursorExpired();
                    }
                    return source.practices(cursor, calls);
                },
                null);

        List<FetchedPage> pages = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (true) {
                        pages.addAll(reader.next());
                    }
                })
                .isInstanceOf(CuraGenesisException.CursorExpired.class);

        assertThat(pages).extracting(page -> page.page().nextCursor()).containsExactly("1", "1", "1", "1");
        assertThat(pages).extracting(page -> page.attempts().size()).containsExactly(1, 2, 2, 2);
    }

    @Test
    void stopsAfterThePageWithARepeatedCursor() {
        PagedSource source = new PagedSource(1_000, 10);
        PageReader reader = read(
                (cursor, calls) -> {
                    PracticePage page = source.practices(cursor, calls);
                    return "3".equals(page.nextCursor()) ? withNext(page, "1") : page;
                },
                null);

        assertThat(readUntilRepeatedCursor(reader)).containsExactly("1", "2", "1");
        assertThat(source.asked()).hasValue(3);
    }

    @Test
    void detectsACursorUsedByAnEarlierOwner() {
        PagedSource source = new PagedSource(1_000, 10);
        CursorHistory cursorHistory = new CursorHistory(
                0, List.of(CursorHistory.digest(0, "1"), CursorHistory.digest(0, "2"), CursorHistory.digest(0, "3")));
        PageReader reader = read((cursor, calls) -> withNext(source.practices(cursor, calls), "2"), "3", cursorHistory);

        assertThat(readUntilRepeatedCursor(reader)).containsExactly("2");
        assertThat(source.asked()).hasValue(1);
    }

    @Test
    void acceptsEarlierCursorsAfterARestart() throws Exception {
        CursorHistory cursorHistory =
                new CursorHistory(0, List.of(CursorHistory.digest(0, "1"), CursorHistory.digest(0, "2")));

        List<FetchedPage> pages = all(read(new PagedSource(4, 10), null, cursorHistory));

        assertThat(pages).extracting(FetchedPage::restarts).containsOnly(1);
        assertThat(pages).extracting(page -> page.page().nextCursor()).containsExactly("1", "2", "3", null);
    }

    private static PracticePage withNext(PracticePage page, String cursor) {
        return new PracticePage(page.rows(), cursor, page.sourceTime(), page.receivedAt());
    }

    private static List<@Nullable String> readUntilRepeatedCursor(PageReader reader) {
        List<FetchedPage> pages = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (true) {
                        pages.addAll(reader.next());
                    }
                })
                .isInstanceOf(CuraGenesisException.RepeatedCursor.class);
        return pages.stream().map(page -> page.page().nextCursor()).toList();
    }
}
