package io.curasync.sync;

import io.curasync.curagenesis.PartnerCall;
import io.curasync.curagenesis.PracticePage;
import java.util.List;

/**
 * A page that is there to be applied.
 *
 * @param attempts since the page before, the one that brought this page as well
 */
record FetchedPage(PracticePage page, List<PartnerCall> attempts) implements PageReader.Reading {

    int rows() {
        return page.rows().size();
    }
}
