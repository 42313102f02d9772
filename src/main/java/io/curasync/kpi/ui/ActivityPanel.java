package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.kpi.Activity;
import io.curasync.ui.Card;
import io.curasync.ui.Icon;
import io.curasync.ui.IdentityCache;
import java.util.ArrayList;
import java.util.List;

/** What has just happened, newest first, and the button that holds the screen so that it can be read. */
final class ActivityPanel extends Composite<Card> {

    private static final int SHOWN = 7;
    private static final IdentityCache<Activity, ActivityItemModel> TELLINGS =
            new IdentityCache<>(ActivityItemModel::of);

    private final Div feed = new Div();
    private final Paragraph nothing = new Paragraph("Nothing has happened yet.");
    private final Button button = new Button();
    private final List<ActivityItem> items = new ArrayList<>();
    private List<Activity> newest = List.of();
    private PausedUpdateCounter pausedUpdateCounter = new PausedUpdateCounter(newest);
    private boolean held;

    /** @param hold told whether the screen is to be held */
    ActivityPanel(SerializableConsumer<Boolean> hold) {
        button.addClickListener(click -> {
            hold(!held);
            hold.accept(held);
        });
        hold(false);
    }

    @Override
    protected Card initContent() {
        feed.addClassName("kpi-feed");
        button.addClassName("kpi-hold");
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var card = new Card("Just happened", nothing, feed);
        card.setActions(button);
        return card;
    }

    private void hold(boolean on) {
        held = on;
        button.setText(on ? "Resume" : "Pause");
        button.setIcon((on ? Icon.PLAY : Icon.PAUSE).create());
        pausedUpdateCounter = new PausedUpdateCounter(newest);
        if (!on) {
            show();
        }
    }

    /** @param happenings the newest, newest first */
    void arrive(List<Activity> happenings) {
        newest = happenings;
        if (held) {
            pausedUpdateCounter.add(newest);
            button.setText(
                    pausedUpdateCounter.words().isEmpty() ? "Resume" : "Resume · " + pausedUpdateCounter.words());
        } else {
            show();
        }
    }

    private void show() {
        List<Activity> latest = newest.stream().limit(SHOWN).toList();
        nothing.setVisible(latest.isEmpty());
        while (items.size() > latest.size()) {
            feed.remove(items.removeLast());
        }
        for (int i = 0; i < latest.size(); i++) {
            ActivityItemModel activityItemModel = TELLINGS.of(latest.get(i));
            if (i < items.size()) {
                items.get(i).tell(activityItemModel);
            } else {
                items.add(new ActivityItem(activityItemModel));
                feed.add(items.getLast());
            }
        }
    }
}
