package io.curasync.dev;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The pages that browsers show, to reload them. Their devices stay signed in over a restart. */
@Component
class OpenPages implements VaadinServiceInitListener {

    /** Vaadin's client would do so, too, once it has reconnected, but only seconds later. */
    private static final String RELOAD_AFTER_RESTART = """
            let down = false;
            const look = () => fetch('assets/icon.svg', {cache: 'no-store'})
                .then(() => down ? location.reload() : again(), () => { down = true; again(); });
            const again = () => setTimeout(look, 100);
            look();
            """;

    private final Set<UI> pages = ConcurrentHashMap.newKeySet();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            UI page = init.getUI();
            pages.add(page);
            page.addDetachListener(_ -> pages.remove(page));
        });
    }

    /** Has them wait until the application has been away and is back. */
    void reloadAfterRestart() {
        pages.forEach(page -> page.access(() -> page.getPage().executeJs(RELOAD_AFTER_RESTART)));
    }

    void reload() {
        pages.forEach(page -> page.access(() -> page.getPage().reload()));
    }
}
