package io.curasync.assignment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import io.curasync.account.AuditLog;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.ui.NumberLabels;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a handover in the background and shows its progress. The handover continues if the screen is closed. */
final class HandoverProgress extends Div {

    private static final Logger log = LoggerFactory.getLogger(HandoverProgress.class);

    private final Span text = new Span();
    private final ProgressBar bar = new ProgressBar(0, 1);

    HandoverProgress() {
        addClassName("assign-progress");
        getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Progress of the handover");
        text.addClassName("cs-muted");
        add(text, bar);
        setVisible(false);
    }

    /**
     * Starts the work on another thread, and shows the progress until the work ends.
     *
     * @param total number of practices
     * @param work executes the handover; must pass the number of practices processed so far to the given callback
     * @param ended called with the answer and with the UI locked
     * @param failed called with the UI locked if the work threw an exception
     */
    void run(UI ui, int total, Function<IntConsumer, Answer> work, Consumer<Answer> ended, Runnable failed) {
        show(0, total);
        Thread.ofVirtual().name("handover").start(AuditLog.withClientAddress(() -> {
            try {
                Answer answer = work.apply(done -> access(ui, () -> show(done, total)));
                access(ui, () -> end(() -> ended.accept(answer)));
            } catch (RuntimeException e) {
                log.warn("Could not hand over {} practices", total, e);
                access(ui, () -> end(failed));
            }
        }));
    }

    private void end(Runnable next) {
        setVisible(false);
        next.run();
    }

    private void show(int done, int total) {
        setVisible(true);
        text.setText(NumberLabels.of(done) + " of " + NumberLabels.of(total, "practice"));
        bar.setValue((double) done / Math.max(1, total));
    }

    private static void access(UI ui, Command command) {
        try {
            ui.access(command);
        } catch (UIDetachedException closed) {
            log.debug("The screen that requested the handover was closed");
        }
    }
}
