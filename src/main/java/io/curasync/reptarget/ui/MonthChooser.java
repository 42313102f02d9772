package io.curasync.reptarget.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.reptarget.TargetLabels;
import io.curasync.ui.TextUpdater;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Buttons that move the table of targets to earlier or later months. If the table has only one month, its name is shown
 * between the buttons.
 */
final class MonthChooser extends Div {

    private final Span month = new Span();
    private final Button earlier;
    private final Button later;

    /**
     * Creates the buttons.
     *
     * @param moved called with -1 for earlier months and 1 for later months
     */
    MonthChooser(IntConsumer moved) {
        earlier = new Button("‹", click -> moved.accept(-1));
        later = new Button("›", click -> moved.accept(1));
        List.of(earlier, later).forEach(arrow -> arrow.addThemeVariants(ButtonVariant.TERTIARY));
        month.addClassName("cs-strong");
        month.getElement().setAttribute("role", "status");
        addClassName("target-months");
        add(earlier, month, later);
    }

    /**
     * Updates the texts for the months that the table shows.
     *
     * @param first the first month of the table
     * @param isOnly whether the table has only this month
     */
    void show(YearMonth first, boolean isOnly) {
        TextUpdater.show(month, TargetLabels.month(first));
        month.setVisible(isOnly);
        earlier.setAriaLabel(isOnly ? "Previous month" : "Earlier months");
        later.setAriaLabel(isOnly ? "Next month" : "Later months");
    }
}
