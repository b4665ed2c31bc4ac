package io.walras.sdk.maker;

import io.walras.protocol.wire.maker.Execution;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Tells the listener; what it throws is logged and goes no further. */
record MakerEvents(MakerListener listener) {
    private static final Logger LOG = System.getLogger(MakerConnection.class.getName());

    void tell(Consumer<MakerListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException thrown) {
            LOG.log(Level.ERROR, "the maker's listener threw", thrown);
        }
    }

    void tell(Execution told) {
        tell(hears -> {
            switch (told) {
                case Execution.Selected row -> hears.selected(row);
                case Execution.Released row -> hears.released(row);
                case Execution.Started row -> hears.started(row);
                case Execution.Progress row -> hears.progressed(row);
                case Execution.Outcome row -> hears.ended(row);
            }
        });
    }
}
