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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What has just happened, newest first, and the button that holds the screen so that it can be read. */
final class HappeningsPanel extends Composite<Card> {

    private static final int SHOWN = 7;

    private final Div feed = new Div();
    private final Arrangement<TickerItem> order = new Arrangement<>(feed);
    private final Paragraph nothing = new Paragraph("Nothing has happened yet.");
    private final Button hold = new Button();
    private final Map<String, TickerItem> items = new LinkedHashMap<>();
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
        var keys = latest.stream().map(Happening::key).collect(Collectors.toSet());
        List<TickerItem> free = new ArrayList<>();
        items.entrySet().removeIf(entry -> !keys.contains(entry.getKey()) && free.add(entry.getValue()));
        order.show(latest.stream()
                .map(happening -> items.computeIfAbsent(happening.key(), key -> item(Telling.of(happening), free)))
                .toList());
    }

    private static TickerItem item(Telling telling, List<TickerItem> free) {
        for (TickerItem item : free) {
            if (item.canTell(telling)) {
                free.remove(item);
                item.tell(telling);
                return item;
            }
        }
        return new TickerItem(telling);
    }
}
