package io.walras.auctioneer.journal;

import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.LaneSnapshot;
import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Stores events and snapshots of the lane as {@link StoredJson}. The manifest names the type and the version of its form;
 * every event manifest that was ever written stays readable.
 */
public final class JournalSerializer extends SerializerWithStringManifest {
    /** Stored with every event to find this serializer again; never changes. */
    static final int IDENTIFIER = 740_001;

    private static final String RECORD = "lane-record/1";
    private static final String SNAPSHOT = "lane-snapshot/1";

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object value) {
        return switch (value) {
            case LaneRecord ignored -> RECORD;
            case LaneSnapshot ignored -> SNAPSHOT;
            default -> throw new IllegalArgumentException("not stored in the journal: " + value.getClass());
        };
    }

    @Override
    public byte[] toBinary(Object value) {
        return switch (value) {
            case LaneRecord event -> StoredJson.bytes(event);
            case LaneSnapshot snapshot -> StoredJson.bytes(snapshot);
            default -> throw new IllegalArgumentException("not stored in the journal: " + value.getClass());
        };
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return switch (manifest) {
            case RECORD -> StoredJson.read(bytes, LaneRecord.class);
            case SNAPSHOT -> StoredJson.read(bytes, LaneSnapshot.class);
            default -> throw new NotSerializableException("no stored type is called " + manifest);
        };
    }
}
