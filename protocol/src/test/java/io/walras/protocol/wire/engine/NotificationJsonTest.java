package io.walras.protocol.wire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationJsonTest {
    private static final String TX = "0x00000000000000000000000000000000000000000000000000000000000000b1";
    private static final String TOKEN = "0x1111111111111111111111111111111111111111";
    private static final List<String> EVERY_KIND = List.of(
            "{'kind':'timeout'}",
            "{'kind':'emptySolution'}",
            "{'kind':'duplicatedSolutionId'}",
            "{'kind':'simulationFailed','block':9,'tx':{'from':'" + TOKEN + "','to':'" + TOKEN
                    + "','input':'0x01','value':'3','accessList':[{'address':'" + TOKEN + "','storageKeys':['" + TX
                    + "']}]},'succeededOnce':true}",
            "{'kind':'invalidClearingPrices'}",
            "{'kind':'missingPrice','tokenAddress':'" + TOKEN + "'}",
            "{'kind':'invalidExecutedAmount'}",
            "{'kind':'nonBufferableTokensUsed','tokens':['" + TOKEN + "']}",
            "{'kind':'solverAccountInsufficientBalance','required':'5'}",
            "{'kind':'settlementStarted'}",
            "{'kind':'success','transaction':'" + TX + "'}",
            "{'kind':'revert','transaction':'" + TX + "'}",
            "{'kind':'driverError','reason':'r'}",
            "{'kind':'cancelled'}",
            "{'kind':'expired'}",
            "{'kind':'fail'}",
            "{'kind':'postprocessingTimedOut'}",
            "{'kind':'deserializationError','reason':'r'}");

    static Stream<String> everyKind() {
        return EVERY_KIND.stream()
                .map(kind -> kind.replace("{'kind'", "{'auctionId':'12','solutionId':4,'kind'")
                        .replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void shouldWriteEveryKindExactlyAsItWasRead(String json) {
        assertThat(EngineJson.write(read(json))).asString().isEqualTo(json);
    }

    @Test
    void shouldHaveAnExampleOfEveryKind() {
        assertThat(everyKind().map(json -> read(json).event().getClass().getName()))
                .containsExactlyInAnyOrder(Arrays.stream(NotifiedEvent.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toArray(String[]::new));
    }

    @Test
    void shouldNameTheTokensThatARefusalIsAbout() {
        Address token = Address.fromHex(TOKEN);

        assertThat(NotifiedEvent.of(new BundleRefusal(Code.MissingPrice, "", List.of(token))))
                .isEqualTo(new NotifiedEvent.MissingPrice(token));
        assertThat(NotifiedEvent.of(new BundleRefusal(Code.NonBufferableTokensUsed, "", List.of(token))))
                .isEqualTo(new NotifiedEvent.NonBufferableTokensUsed(new TreeSet<>(List.of(token))));
    }

    @Test
    void shouldCarrySeveralIdsOfAMergedSolution() {
        String json = "{\"auctionId\":\"12\",\"solutionId\":[4,18446744073709551615],\"kind\":\"fail\"}";

        assertThat(read(json).solutionIds())
                .containsExactly(
                        Uint256.of(4),
                        Uint256.parseDecimal("18446744073709551615").orElseThrow());
        assertThat(EngineJson.write(read(json))).asString().isEqualTo(json);
    }

    @Test
    void shouldDoWithoutIds() {
        String json = "{\"kind\":\"timeout\"}";

        assertThat(EngineJson.write(read(json))).asString().isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"kind\":\"unheardOf\"}", "{\"kind\":\"fail\",\"solutionId\":\"4\"}"})
    void shouldRefuseWhatIsNoNotification(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @EnumSource(BundleRefusal.Code.class)
    void shouldTellEveryRefusal(BundleRefusal.Code code) {
        NotifiedEvent event = NotifiedEvent.of(new BundleRefusal(code, "why"));

        assertThat(EngineJson.read(EngineJson.write(event), NotifiedEvent.class))
                .isEqualTo(event);
    }

    private static NotificationJson read(String json) {
        return EngineJson.read(json.getBytes(StandardCharsets.UTF_8), NotificationJson.class);
    }
}
