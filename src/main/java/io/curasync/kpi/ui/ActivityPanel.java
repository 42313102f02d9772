package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.kpi.activity.Activity;
import io.curasync.ui.Card;
import io.curasync.ui.Icon;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.chart.SharedJson;
import java.util.List;

/** Card with the recent activities, newest first, and a button that pauses updates of the dashboard. */
final class ActivityPanel extends Composite<Card> {

    private static final int MAX_ITEMS = 7;
    private static final IdentityCache<Activity, SharedJson> ENTRIES =
            new IdentityCache<>(activity -> SharedJson.of(ActivityEntries.of(activity)));

    private final Feed feed = new Feed(ActivityEntries.ICONS);
    private final Paragraph noActivity = new Paragraph("No activity yet.");
    private final Button button = new Button();
    private List<Activity> newest = List.of();
    private PausedUpdateCounter pausedUpdateCounter = new PausedUpdateCounter(newest);
    private boolean paused;

    /**
     * Creates an empty panel.
     *
     * @param pauseListener called with true when the user pauses updates, and with false on resume
     */
    ActivityPanel(SerializableConsumer<Boolean> pauseListener) {
        button.addClickListener(click -> {
            setPaused(!paused);
            pauseListener.accept(paused);
        });
        setPaused(false);
    }

    @Override
    protected Card initContent() {
        button.addClassName("kpi-hold");
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var card = new Card("Recent activity", noActivity, feed);
        card.setActions(button);
        return card;
    }

    private void setPaused(boolean on) {
        paused = on;
        button.setText(on ? "Resume" : "Pause");
        button.setIcon((on ? Icon.PLAY : Icon.PAUSE).create());
        pausedUpdateCounter = new PausedUpdateCounter(newest);
        if (!on) {
            show();
        }
    }

    /**
     * Shows the newest activities. While updates are paused, only shows the number of new activities on the button.
     *
     * @param activities newest first
     */
    void update(List<Activity> activities) {
        newest = activities;
        if (paused) {
            pausedUpdateCounter.add(newest);
            button.setText(
                    pausedUpdateCounter.label().isEmpty() ? "Resume" : "Resume · " + pausedUpdateCounter.label());
        } else {
            show();
        }
    }

    private void show() {
        noActivity.setVisible(newest.isEmpty());
        feed.show(newest.stream().limit(MAX_ITEMS).map(ENTRIES::of).toList());
    }
}
