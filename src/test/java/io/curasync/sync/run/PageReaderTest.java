package io.curasync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.curagenesis.PageRow;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PartnerFailures;
import io.curasync.curagenesis.PracticePage;
import io.curasync.sync.SyncKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that reading ahead is bounded and ordered, assigns API calls to pages, and loses none when reading or applying ends. */
@Timeout(20)
class PageReaderTest {

    private final List<PageReader> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(PageReader::stop);
    }

    @Test
    void returnsPagesInOrderWithTheirAttempts() throws Exception {
        PageReader reader = read(new PagedSource(5, 700), "1");

        List<FetchedPage> pages = all(reader);

        assertThat(pages).extracting(page -> page.page().nextCursor()).containsExactly("2", "3", "4", null);
        assertThat(pages).extracting(page -> page.attempts().size()).containsOnly(1);
        assertThat(reader.stop()).isEmpty();
    }

    @Test
    void limitsTheRowsOfBatchAndQueue() throws Exception {
        PagedSource source = new PagedSource(60, 300);
        PageReader reader = read(source, null);
        int taken = 0;

        while (taken < 60) {
            int inHand = taken;
            // The queue is full; the reader has also fetched the next page and waits for capacity.
            await().until(() -> source.asked.get() == Math.min(60, inHand + PageReader.MAX_ROWS / 300 + 1));
            List<FetchedPage> batch = reader.next();
            reader.applied();
            assertThat(batch).hasSize(Math.min(PageReader.MAX_ROWS / 300, 60 - taken));
            taken += batch.size();
        }
    }

    @Test
    void returnsATooLargePageAlone() throws Exception {
        PagedSource source = new PagedSource(4, PageReader.MAX_ROWS + 1);
        PageReader reader = read(source, null);

        await().until(() -> source.asked.get() == 2);
        assertThat(reader.next()).hasSize(1);
        assertThat(reader.next()).hasSize(1);
    }

    @Test
    void failsAfterThePrecedingPagesAndKeepsAttempts() throws Exception {
        PagedSource source = new PagedSource(3, 10);
        PageReader reader = read(
                (cursor, calls) -> {
                    if ("2".equals(cursor)) {
                        calls.accept(call("it broke"));
                        throw new IllegalStateException("broken");
                    }
                    return source.practices(cursor, calls);
                },
                null);
        await().until(() -> source.asked.get() == 2);

        List<FetchedPage> pages = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (true) {
                        pages.addAll(reader.next());
                        reader.applied();
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("broken");

        assertThat(pages).hasSize(2);
        assertThat(reader.stop())
                .singleElement()
                .satisfies(attempts ->
                        assertThat(attempts).extracting(ApiCallRecord::error).containsExactly("it broke"));
    }

    @Test
    void propagatesErrors() {
        PageReader reader = read(
                (cursor, calls) -> {
                    throw new OutOfMemoryError("none left");
                },
                null);

        assertThatThrownBy(reader::next).hasRootCauseInstanceOf(OutOfMemoryError.class);
    }

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
        assertThat(source.asked).hasValue(3);
    }

    @Test
    void detectsACursorUsedByAnEarlierOwner() {
        PagedSource source = new PagedSource(1_000, 10);
        CursorHistory cursorHistory = new CursorHistory(
                0, List.of(CursorHistory.digest(0, "1"), CursorHistory.digest(0, "2"), CursorHistory.digest(0, "3")));
        PageReader reader = read((cursor, calls) -> withNext(source.practices(cursor, calls), "2"), "3", cursorHistory);

        assertThat(readUntilRepeatedCursor(reader)).containsExactly("2");
        assertThat(source.asked).hasValue(1);
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

    @Test
    void stopInterruptsTheCallAndReturnsUnappliedAttempts() throws Exception {
        PagedSource source = new PagedSource(9, 10);
        CountDownLatch calling = new CountDownLatch(1);
        PageReader reader = read(
                (cursor, calls) -> {
                    if ("4".equals(cursor)) {
                        calling.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            calls.accept(call("interrupted"));
                            throw new IllegalStateException(e);
                        }
                    }
                    return source.practices(cursor, calls);
                },
                "1");
        calling.await();
        int taken = reader.next().size();

        List<List<ApiCallRecord>> left = reader.stop();

        assertThat(taken).isEqualTo(3);
        assertThat(left.stream().map(attempts -> attempts.getLast().error()))
                .containsExactly(null, null, null, "interrupted");
    }

    @Test
    void stopPreservesTheInterruptOfTheCaller() {
        PageReader reader = read(new PagedSource(100, 1_000), null);

        Thread.currentThread().interrupt();
        reader.stop();

        assertThat(Thread.interrupted()).isTrue();
    }

    private PageReader read(Source source, @Nullable String cursor) {
        return read(source, cursor, new CursorHistory(0, List.of()));
    }

    private PageReader read(Source source, @Nullable String cursor, CursorHistory cursorHistory) {
        PageReader reader =
                PageReader.start(source, new RunRepository.Lease(1, SyncKind.FULL, 1, cursor), cursorHistory);
        started.add(reader);
        return reader;
    }

    private static List<FetchedPage> all(PageReader reader) throws Exception {
        List<FetchedPage> pages = new ArrayList<>();
        do {
            pages.addAll(reader.next());
            reader.applied();
        } while (pages.getLast().page().nextCursor() != null);
        return pages;
    }

    private static ApiCallRecord call(@Nullable String error) {
        return new ApiCallRecord(Instant.EPOCH, 1, null, null, error);
    }

    /** Partner API of which only pages are requested. */
    private interface Source extends PartnerApi {

        @Override
        default @Nullable String missingSetting() {
            return null;
        }
    }

    /** Source of the given number of pages and rows per page; cursors count from 0. */
    private record PagedSource(int pages, int rows, AtomicInteger asked) implements Source {

        PagedSource(int pages, int rows) {
            this(pages, rows, new AtomicInteger());
        }

        @Override
        public PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> calls) {
            asked.incrementAndGet();
            int page = cursor == null ? 0 : Integer.parseInt(cursor);
            calls.accept(call(null));
            PageRow row = new PageRow.Invalid("key", "nonsense", "{}");
            return new PracticePage(
                    Collections.nCopies(rows, row),
                    page + 1 < pages ? String.valueOf(page + 1) : null,
                    null,
                    Instant.EPOCH);
        }
    }
}
