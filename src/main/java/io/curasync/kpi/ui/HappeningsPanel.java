package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.base.Card;
import io.curasync.base.Icon;
import io.curasync.base.Made;
import io.curasync.kpi.Happening;
import java.util.ArrayList;
import java.util.List;

/** What has just happened, newest first, and the button that holds the screen so that it can be read. */
final class HappeningsPanel extends Composite<Card> {

    private static final int SHOWN = 7;
    private static final Made<Happening, Telling> TELLINGS = new Made<>(Telling::of);

    private final Div feed = new Div();
    private final Paragraph nothing = new Paragraph("Nothing has happened yet.");
    private final Button button = new Button();
    private final List<TickerItem> items = new ArrayList<>();
    private List<Happening> newest = List.of();
    private Backlog backlog = new Backlog(newest);
    private boolean held;

    /** @param hold told whether the screen is to be held */
    HappeningsPanel(SerializableConsumer<Boolean> hold) {
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
        backlog = new Backlog(newest);
        if (!on) {
            show();
        }
    }

    /** @param happenings the newest, newest first */
    void arrive(List<Happening> happenings) {
        newest = happenings;
        if (held) {
            backlog.add(newest);
            button.setText(backlog.words().isEmpty() ? "Resume" : "Resume · " + backlog.words());
        } else {
            show();
        }
    }

    private void show() {
        List<Happening> latest = newest.stream().limit(SHOWN).toList();
        nothing.setVisible(latest.isEmpty());
        while (items.size() > latest.size()) {
            feed.remove(items.removeLast());
        }
        for (int i = 0; i < latest.size(); i++) {
            Telling telling = TELLINGS.of(latest.get(i));
            if (i < items.size()) {
                items.get(i).tell(telling);
            } else {
                items.add(new TickerItem(telling));
                feed.add(items.getLast());
            }
        }
    }
}
