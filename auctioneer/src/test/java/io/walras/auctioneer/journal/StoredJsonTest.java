package io.walras.auctioneer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

final class StoredJsonTest {
    record Families(List<FeePolicy> policies, List<Interaction> interactions) {}

    record Persistent(TreePMap<Long, PVector<Uint256>> map, SortedMap<OrderUid, Long> plain) {}

    static Set<Class<?>> families() {
        return TypeNames.FAMILIES.keySet();
    }

    @ParameterizedTest
    @MethodSource("families")
    void shouldNameEveryVariantOfAFamilyOnce(Class<?> family) {
        List<NamedType> names = TypeNames.FAMILIES.get(family);

        assertThat(names).extracting(NamedType::getType).containsExactlyInAnyOrderElementsOf(variants(family));
        assertThat(names).extracting(NamedType::getName).doesNotHaveDuplicates();
    }

    /** What there are values of; a family may have families within. */
    private static List<Class<?>> variants(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses())
                        .flatMap(part -> variants(part).stream())
                        .toList()
                : List.of(family);
    }

    @Test
    void shouldReadBackEveryVariantOfTheFamiliesOfTheProtocol() {
        Families families = new Families(Samples.feePolicies(), Samples.interactions());
        assertThat(classes(families.policies())).containsExactlyInAnyOrder(FeePolicy.class.getPermittedSubclasses());
        assertThat(classes(families.interactions()))
                .containsExactlyInAnyOrder(Interaction.class.getPermittedSubclasses());

        assertThat(StoredJson.read(StoredJson.write(families), Families.class)).isEqualTo(families);
    }

    private static Set<Class<?>> classes(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void shouldReadBackPersistentCollections() {
        Persistent value = new Persistent(
                TreePMap.singleton(9L, TreePVector.from(Arrays.asList(Uint256.MAX, Uint256.ZERO))),
                new TreeMap<>(Map.of(Samples.INTENT.uid(), 1L)));

        assertThat(StoredJson.read(StoredJson.write(value), Persistent.class)).isEqualTo(value);
    }
}
