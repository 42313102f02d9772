package io.curasync.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.curasync.platform.database.DatabaseState;
import io.curasync.ui.LiveIndicator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Invisible component that reports an outage of the database to the browser. The browser shows the outage in each {@link LiveIndicator} and
 * in a banner, such as "The database is not reachable · as of 12:04:31".
 */
@Tag("cura-database")
public final class DatabaseNotice extends Component {

    private final DatabaseNotices notices;
    private final Consumer<DatabaseState> onShow;
    private volatile @Nullable UI ui;

    /**
     * Creates the notice.
     *
     * @param onShow called with the state of the database when the notice is attached, and after each change; the UI is then locked
     */
    public DatabaseNotice(DatabaseNotices notices, Consumer<DatabaseState> onShow) {
        this.notices = notices;
        this.onShow = onShow;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        ui = event.getUI();
        notices.add(this);
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        notices.remove(this);
        ui = null;
    }

    /** Shows the current state of the database. May be called by any thread, without a lock of the UI. */
    void update() {
        UI attached = ui;
        if (attached != null) {
            try {
                attached.access(this::show);
            } catch (UIDetachedException closed) {
                // The screen was closed in the meantime.
            }
        }
    }

    private void show() {
        DatabaseState state = notices.state();
        if (state.isAvailable()) {
            getElement().removeAttribute("problem");
            getElement().removeAttribute("since");
        } else {
            getElement().setAttribute("since", Long.toString(state.since().toEpochMilli()));
            getElement().setAttribute("problem", state.problem());
        }
        onShow.accept(state);
    }
}
