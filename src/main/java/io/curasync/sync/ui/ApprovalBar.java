package io.curasync.sync.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUserAccess;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import io.curasync.sync.history.RunApprovalService;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.NumberLabels;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bar with a button that approves a suspicious run. If the run can no longer be approved, the bar shows the reason instead. The bar is
 * hidden for runs that are not suspicious.
 */
final class ApprovalBar extends Div {

    private final RunApprovalService runApprovalService;
    private final Span explanation = new Span();
    private final Button approve = new Button("Approve …");
    private @Nullable SyncRun shown;

    ApprovalBar(RunApprovalService runApprovalService) {
        this.runApprovalService = runApprovalService;
        addClassName("sync-approval");
        approve.addThemeVariants(ButtonVariant.LUMO_SMALL);
        approve.addClickListener(click -> {
            if (shown != null) {
                confirm(shown);
            }
        });
        add(explanation, approve);
    }

    void show(SyncRun run) {
        shown = run;
        setVisible(run.status() == SyncStatus.SUSPICIOUS);
        if (!isVisible()) {
            return;
        }
        Optional<String> blockReason = runApprovalService.blockReason(run);
        approve.setVisible(blockReason.isEmpty());
        explanation.setText(
                blockReason.orElse("If the practices that it did not see are really gone, approve the sync."));
    }

    private void confirm(SyncRun run) {
        String practices = NumberLabels.of(runApprovalService.countMissing(run), "practice");
        new ConfirmationDialog("Approve sync #" + run.id() + "?", "Mark " + practices, () -> approve(run))
                .withText("This marks " + practices + " as no longer in CuraGenesis, and the sync counts as successful."
                        + " It is recorded in the audit log.")
                .withText("They still count in every figure. The next sync that sees one removes its mark.")
                .dangerous()
                .withCancelLabel("Cancel")
                .open();
    }

    private void approve(SyncRun run) {
        switch (runApprovalService.approve(run, CurrentUserAccess.require().email())) {
            case RunApprovalService.Answer.Refused refused -> SyncMessages.show(refused.message());
            case RunApprovalService.Answer.Approved approved ->
                SyncMessages.show("Sync #%d approved: %s marked as no longer in CuraGenesis."
                        .formatted(
                                approved.run().id(),
                                NumberLabels.of(approved.run().missing(), "practice")));
        }
    }
}
