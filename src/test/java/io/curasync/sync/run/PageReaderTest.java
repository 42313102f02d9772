package io.curasync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.curasync.curagenesis.ApiCallRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Reading ahead is bounded and ordered, assigns API calls to pages, and loses none when reading or applying ends. */
class PageReaderTest extends PageReaderHarness {

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
            await().until(() -> source.asked().get() == Math.min(60, inHand + PageReader.MAX_ROWS / 300 + 1));
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

        await().until(() -> source.asked().get() == 2);
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
        await().until(() -> source.asked().get() == 2);

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
}
