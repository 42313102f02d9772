package io.curasync.practice.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import io.curasync.base.LiveValue;
import io.curasync.base.Quantity;
import io.curasync.base.Sparkline;
import io.curasync.platform.UsStates;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the list shows what of a practice. What may change while it is looked at lights up when it does. */
final class Cells {

    private static final String TIME = """
            <cura-live of="${item.id} %s" value="${item.at}" since="${item.at}">
                <cura-time class="cs-muted" datetime="${item.at}"></cura-time></cura-live>""";

    private Cells() {}

    static Renderer<GridRow> of(PracticeColumn column) {
        return switch (column) {
            case NAME -> label();
            case STATE -> text(practice -> UsStates.label(practice.state()));
            case SPECIALTY -> text(practice -> orEmpty(practice.specialty()));
            case REP -> text(practice -> practice.repLabel().isEmpty() ? "—" : practice.repLabel());
            case ORDERS -> orders();
            case STATUS -> status();
            case LAST_ORDER -> time(column, PracticeRow::lastOrderAt);
            case CHANGED -> time(column, PracticeRow::changedAt);
            case SYNCED -> time(column, PracticeRow::seenAt);
        };
    }

    static int grow(PracticeColumn column) {
        return switch (column) {
            case NAME -> 3;
            case SPECIALTY, REP -> 2;
            default -> 1;
        };
    }

    static String width(PracticeColumn column) {
        return switch (column) {
            case STATE -> "68px";
            case NAME -> "124px";
            case SPECIALTY, REP -> "96px";
            case ORDERS -> "112px";
            case STATUS -> "146px";
            case LAST_ORDER, CHANGED, SYNCED -> "108px";
        };
    }

    static ColumnTextAlign align(PracticeColumn column) {
        return column == PracticeColumn.ORDERS ? ColumnTextAlign.END : ColumnTextAlign.START;
    }

    private static Renderer<GridRow> text(ValueProvider<PracticeRow, String> text) {
        return LitRenderer.<GridRow>of("<span class=\"cs-muted\">${item.text}</span>")
                .withProperty("text", row -> text.apply(row.practice()));
    }

    private static Renderer<GridRow> label() {
        return LitRenderer.<GridRow>of("<span class=\"cs-strong\" title=\"${item.title}\">${item.label}</span>")
                .withProperty("label", row -> row.practice().label())
                .withProperty(
                        "title",
                        row -> Stream.of(
                                        row.practice().practiceId(),
                                        row.practice().userId())
                                .map(Cells::orEmpty)
                                .filter(id -> !id.isEmpty())
                                .collect(Collectors.joining(" · ")));
    }

    private static Renderer<GridRow> orders() {
        return LitRenderer.<GridRow>of("""
                        <div class="practice-orders">
                            <span class="cs-sparkline" aria-hidden="true" .innerHTML="${item.trend}"></span>
                            <cura-live class="cs-strong" of="${item.id} orders" value="${item.orders}">${item.orders}</cura-live>
                        </div>""")
                .withProperty("id", GridRow::id)
                .withProperty("trend", row -> Sparkline.svg(row.trend()))
                .withProperty("orders", row -> Quantity.of(row.practice().totalOrders()));
    }

    private static Renderer<GridRow> status() {
        return new ComponentRenderer<>(row -> new LiveValue(
                row.id() + " status",
                row.practice().status().name(),
                StatusWords.badge(row.practice().status())));
    }

    private static Renderer<GridRow> time(PracticeColumn column, ValueProvider<PracticeRow, @Nullable Instant> time) {
        return LitRenderer.<GridRow>of(TIME.formatted(column.name().toLowerCase(Locale.ROOT)))
                .withProperty("id", GridRow::id)
                .withProperty("at", row -> {
                    Instant at = time.apply(row.practice());
                    return at == null ? "" : at.toString();
                });
    }

    /** For a narrow screen: all that matters, in two lines. */
    static Renderer<GridRow> twoLines() {
        return LitRenderer.<GridRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span>
                            <cura-live class="cs-strong" of="${item.id} orders" value="${item.orders}">${item.orders}</cura-live>
                            <span class="cs-muted">${item.detail}</span>
                            <cura-time class="cs-muted" datetime="${item.at}"></cura-time>
                        </div>""")
                .withProperty("id", GridRow::id)
                .withProperty("label", row -> row.practice().label())
                .withProperty(
                        "orders",
                        row -> Quantity.of(row.practice().totalOrders())
                                + (row.practice().totalOrders() == 1 ? " order" : " orders"))
                .withProperty("detail", row -> detail(row.practice()))
                .withProperty("at", row -> row.practice().changedAt().toString());
    }

    private static String detail(PracticeRow practice) {
        return Stream.of(
                        StatusWords.word(practice.status()),
                        UsStates.label(practice.state()),
                        orEmpty(practice.specialty()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
