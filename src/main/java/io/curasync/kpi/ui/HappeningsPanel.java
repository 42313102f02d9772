package io.curasync.kpi.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.base.Card;
import io.curasync.base.Icon;
import io.curasync.kpi.Happening;
import java.util.ArrayList;
import java.util.List;

/** What has just happened, newest first, and the button that holds the screen so that it can be read. */
final class HappeningsPanel extends Composite<Card> {

    private static final int SHOWN = 7;
    private static final Made<Happening, Telling> TELLINGS = new Made<>(Telling::of);

    private final Div feed = new Div();
    private final Paragraph nothing = new Paragraph("Nothing has happened yet.");
    private final Button hold = new Button();
    private final List<TickerItem> items = new ArrayList<>();
    private boolean held;

    /** @param hold told whether the screen is to be held */
    HappeningsPanel(SerializableConsumer<Boolean> hold) {
        this.hold.addClickListener(click -> hold.accept(!held));
        setHeld(false);
    }

    @Override
    protected Card initContent() {
        feed.addClassName("kpi-feed");
        hold.addClassName("kpi-hold");
        hold.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var card = new Card("Just happened", nothing, feed);
        card.setActions(hold);
        return card;
    }

    void setHeld(boolean held) {
        this.held = held;
        hold.setText(held ? "Resume" : "Pause");
        hold.setIcon((held ? Icon.PLAY : Icon.PAUSE).create());
    }

    /** How many changes wait for the screen to go on, such as {@code 5 new}; "": none. */
    void setWaiting(String waiting) {
        hold.setText(waiting.isEmpty() ? "Resume" : "Resume · " + waiting);
    }

    void show(List<Happening> happenings) {
        List<Happening> latest = happenings.stream().limit(SHOWN).toList();
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
