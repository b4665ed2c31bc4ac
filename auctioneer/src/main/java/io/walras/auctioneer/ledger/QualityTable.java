package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.StoredJson;
import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.Breaker;
import io.walras.protocol.duty.DutyRecord;
import io.walras.protocol.rfq.quality.MakerQuality;
import io.walras.protocol.rfq.quality.MakerRecord;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How well makers quote: {@link MakerQuality}, one row for each maker. */
final class QualityTable {
    private final Sql sql;

    QualityTable(Sql sql) {
        this.sql = sql;
    }

    private record Known(Address maker, MakerRecord record, DutyRecord duty) {}

    /** The quality of all makers. */
    MakerQuality all() {
        return quality(sql.list("SELECT * FROM maker_qualities ORDER BY maker", QualityTable::known));
    }

    /** The quality of one maker is changed; nobody else's is. */
    void change(Address maker, UnaryOperator<MakerQuality> change) {
        Optional<Known> before = sql.first("SELECT * FROM maker_qualities WHERE maker = ?", QualityTable::known, maker);
        MakerQuality after = change.apply(quality(before.stream().toList()));
        String record = StoredJson.write(after.records().getOrDefault(maker, MakerRecord.EMPTY));
        String duty = StoredJson.write(after.breaker().of(maker));
        if (before.isPresent()) {
            sql.update("UPDATE maker_qualities SET record = ?, duty = ? WHERE maker = ?", record, duty, maker);
        } else {
            sql.update("INSERT INTO maker_qualities (maker, record, duty) VALUES (?, ?, ?)", maker, record, duty);
        }
    }

    private static MakerQuality quality(List<Known> all) {
        SortedMap<Address, MakerRecord> records = new TreeMap<>();
        SortedMap<Address, DutyRecord> duties = new TreeMap<>();
        all.forEach(known -> {
            records.put(known.maker(), known.record());
            duties.put(known.maker(), known.duty());
        });
        return new MakerQuality(records, new Breaker(duties));
    }

    private static Known known(Row row) {
        return new Known(
                row.address("maker"),
                StoredJson.read(row.text("record"), MakerRecord.class),
                StoredJson.read(row.text("duty"), DutyRecord.class));
    }
}
