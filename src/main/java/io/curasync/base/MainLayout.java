package io.curasync.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every view. */
@Layout
class MainLayout extends Div implements RouterLayout {

    private final ObjectProvider<HeaderContribution> contributions;

    MainLayout(ObjectProvider<HeaderContribution> contributions) {
        this.contributions = contributions;
    }

    /** New components of the other rooms, in the order of {@code @Order}. */
    List<Component> contributions(HeaderContribution.Place place) {
        return contributions
                .orderedStream()
                .filter(contribution -> contribution.place() == place)
                .map(HeaderContribution::component)
                .flatMap(Optional::stream)
                .toList();
    }
}
