package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.ui.timeline.TimelinePanel;
import io.curasync.ui.DrawerLayout;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Layout with the list of practices and a drawer for the selected practice. */
final class PracticeSplitLayout extends DrawerLayout {

    private final Scope scope;
    private final DetailLoader detailLoader;
    private final PracticeList list;
    private final TimelinePanel timeline;
    private final PracticeDrawer drawer;
    private final MissingPracticeMessage missing;

    /**
     * CuraSync's id of the practice in the drawer; {@code null} if the drawer is closed. Volatile, because {@link #read} may run on another
     * thread.
     */
    private volatile @Nullable Long opened;

    /**
     * The result of {@link #read}.
     *
     * @param id the practice in the drawer when reading began; {@code null} if the drawer was closed
     * @param found data of the practice; {@code null} if the drawer was closed, or the practice does not exist or is out of scope
     */
    record Fresh(@Nullable Long id, @Nullable DetailData found) {}

    /**
     * Creates the layout with a closed drawer.
     *
     * @param close called when the user closes the drawer
     */
    PracticeSplitLayout(CurrentUser user, DetailLoader detailLoader, PracticeList list, Runnable close) {
        super(list, "Practice", 370, close);
        this.scope = user.scope();
        this.detailLoader = detailLoader;
        this.list = list;
        Runnable changed = () -> show(read());
        timeline = detailLoader.timelinePanel(user, changed);
        drawer = new PracticeDrawer(
                detailLoader.detailsPanel(user),
                detailLoader.followUps().panel(user, changed),
                timeline,
                detailLoader.ordersPanel(scope),
                close);
        missing = new MissingPracticeMessage(close);
        setOverlayContainment(OverlayContainment.PAGE);
    }

    /** Adds a button that hands over the practice in the drawer. See {@link PracticeDrawer#allowHandover}. */
    void allowHandover(Consumer<PracticeRow> handOver) {
        drawer.allowHandover(handOver);
    }

    /** Returns the id with which {@link #open} was last called, even if there is no such practice; {@code null} if the drawer is closed. */
    @Nullable
    Long opened() {
        return opened;
    }

    /**
     * Opens the drawer for a practice, or closes it. If the practice does not exist or is out of scope, the drawer shows a message.
     *
     * @param id CuraSync's id of the practice; {@code null} to close the drawer
     */
    void open(@Nullable Long id) {
        opened = id;
        DetailData data = read().found();
        list.mark(data == null ? null : data.practice());
        if (data == null) {
            drawer.clear();
            setDetail(id == null ? null : missing);
            if (id != null) {
                missing.forget(id);
            }
        } else {
            drawer.show(data);
            setDetail(drawer);
        }
    }

    /** Reads the practice in the drawer. May be called from any thread. */
    Fresh read() {
        Long id = opened;
        return new Fresh(id, id == null ? null : detailLoader.read(scope, id, timeline));
    }

    /**
     * Applies a result of {@link #read}. Ignores the result if the drawer has been closed or shows another practice now. If the practice no
     * longer exists or is out of scope, the drawer shows a message.
     */
    void show(Fresh fresh) {
        if (fresh.id() == null || !fresh.id().equals(opened)) {
            return;
        }
        DetailData found = fresh.found();
        if (found == null) {
            missing.forget(fresh.id());
            showDetail(missing);
        } else {
            drawer.show(found);
            showDetail(drawer);
        }
    }

    private void showDetail(Component detail) {
        if (getDetail() != detail) {
            setDetail(detail);
        }
    }
}
