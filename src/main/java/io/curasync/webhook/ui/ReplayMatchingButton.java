package io.curasync.webhook.ui;

import com.vaadin.flow.component.button.Button;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.inbox.EventFilter;
import io.curasync.webhook.inbox.EventSelection;
import java.util.function.Supplier;

/**
 * Button that opens {@link ReplayMatchingDialog} for the events that match the filter of the list. Hidden if no filter is set or no event
 * matches.
 */
final class ReplayMatchingButton extends Button {

    private EventList.Query query = EventList.Query.of(EventFilter.ALL);

    /**
     * Creates a hidden button.
     *
     * @param dryRun creates the dry run panel of the dialog
     */
    ReplayMatchingButton(ReplayActions actions, Supplier<BulkDryRunPanel> dryRun) {
        setVisible(false);
        addClickListener(click -> actions.replayMatching(selection(), dryRun.get()));
    }

    /**
     * Shows the button for the events in the list, or hides it.
     *
     * @param events number of events in the list
     */
    void show(EventList.Query listed, int events) {
        query = listed;
        setText("Replay " + NumberLabels.of(events) + " that match …");
        setVisible(events > 0 && query.isFiltered());
    }

    private EventSelection selection() {
        String description =
                "filter " + EventUrlState.query(query.filter()).getQueryString() + ", up to event " + query.upTo();
        return EventSelection.matching(query.filter(), query.upTo(), description);
    }
}
