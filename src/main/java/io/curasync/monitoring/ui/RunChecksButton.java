package io.curasync.monitoring.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.server.Command;
import io.curasync.monitoring.health.CheckRunner;
import io.curasync.ui.Icon;
import io.curasync.ui.Toast;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Button that runs all checks in the background. Shows the progress, and is disabled while the checks run. */
final class RunChecksButton extends Button {

    private static final Logger log = LoggerFactory.getLogger(RunChecksButton.class);
    private static final String LABEL = "Run checks now";
    private static final long PROGRESS_INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    private final CheckRunner runner;

    RunChecksButton(CheckRunner runner) {
        super(LABEL);
        this.runner = runner;
        addThemeVariants(ButtonVariant.PRIMARY);
        setIcon(Icon.PULSE.create());
        addClickListener(click -> start(UI.getCurrent()));
    }

    private void start(UI ui) {
        setEnabled(false);
        setIcon(Icon.SPINNER.create());
        setText("Running checks");
        Thread.ofVirtual().name("health-checks-now").start(() -> run(ui));
    }

    private void run(UI ui) {
        try {
            String outcome = HealthLabels.overall(runner.runAll(new Progress(ui)::show));
            access(ui, () -> end(() -> Toast.show(outcome)));
        } catch (RuntimeException e) {
            log.warn("Could not run the health checks on demand", e);
            access(ui, () -> end(() -> Toast.refused("The checks could not be run. Try again in a minute.")));
        }
    }

    private void end(Runnable message) {
        setEnabled(true);
        setIcon(Icon.PULSE.create());
        setText(LABEL);
        message.run();
    }

    /** Runs the command with the UI locked. Does nothing if the screen was closed. The checks continue in that case, too. */
    private static void access(UI ui, Command command) {
        try {
            ui.access(command);
        } catch (UIDetachedException closed) {
            log.debug("The screen that requested the health checks was closed");
        }
    }

    /** Shows the number of checks that have run, and updates it at most every 250 ms. */
    private final class Progress {

        private final UI ui;
        private long shownAt = System.nanoTime();

        private Progress(UI ui) {
            this.ui = ui;
        }

        private void show(int done) {
            if (System.nanoTime() - shownAt >= PROGRESS_INTERVAL_NANOS) {
                shownAt = System.nanoTime();
                access(ui, () -> setText("Running checks: %d of %d".formatted(done, runner.size())));
            }
        }
    }
}
