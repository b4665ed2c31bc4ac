package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneEvent.OrderChanged;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.testing.Gen;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LaneStoryTest {
    @Test
    void shouldLetEveryKindOfEventHappen() {
        Set<Class<?>> happened = LongStream.rangeClosed(1, 20)
                .mapToObj(seed -> new LaneStory(new Gen(seed)).steps(80).journal())
                .flatMap(journal -> journal.stream().map(LaneRecord::event))
                .map(event -> event instanceof OrderChanged(PoolEvent change) ? change.getClass() : event.getClass())
                .collect(Collectors.toSet());

        assertThat(happened)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(LaneEvent.class.getPermittedSubclasses())
                                        .filter(kind -> kind != OrderChanged.class),
                                Stream.of(PoolEvent.OfOrder.class, PoolEvent.OfOwner.class)
                                        .flatMap(family -> Stream.of(family.getPermittedSubclasses())))
                        .toList());
    }
}
