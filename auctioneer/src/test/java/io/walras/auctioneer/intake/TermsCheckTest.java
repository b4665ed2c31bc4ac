package io.walras.auctioneer.intake;

import static io.walras.auctioneer.intake.Drafts.NOW;
import static io.walras.auctioneer.intake.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.testing.Orders;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TermsCheckTest {
    private static final Address TOKEN = Orders.USDC;

    @Test
    void shouldPassWithWhatTheOrderAsksFor() {
        assertThat(judge(hooks(TermsCheck.MAX_HOOKS, TOKEN, 1_000_000) + "," + fee(Orders.BOB.address())))
                .isInstanceOfSatisfying(OrderCheck.Result.Passed.class, passed -> {
                    assertThat(passed.terms().hooks().pre()).hasSize(TermsCheck.MAX_HOOKS);
                    assertThat(passed.terms().partnerFees()).hasSize(1);
                });
    }

    @Test
    void shouldRefuseHooksThatMayUseTooMuchGas() {
        assertRefused(Code.TooMuchGas, hooks(2, TOKEN, 4_000_001));
    }

    @Test
    void shouldRefuseTooManyHooks() {
        assertRefused(Code.ForbiddenHook, hooks(TermsCheck.MAX_HOOKS + 1, TOKEN, 1));
    }

    @Test
    void shouldRefuseHooksThatCallUs() {
        assertRefused(Code.ForbiddenHook, hooks(1, Drafts.EXECUTOR, 1));
    }

    @Test
    void shouldRefuseToPayFeesToUs() {
        assertRefused(Code.InvalidReceiver, fee(Drafts.DOMAIN.verifyingContract()));
    }

    @Test
    void shouldRefuseAnOrderThatIsValidForTooShort() {
        long latest = draft().intent().order().validTo() - Drafts.MIN_VALIDITY;

        assertThat(judge("\"validFrom\":" + latest)).isInstanceOf(OrderCheck.Result.Passed.class);
        assertRefused(Code.InvalidValidFrom, "\"validFrom\":" + (latest + 1));
    }

    @Test
    void shouldRefuseToRankAnOrderWithAFeeOfItsOwnInABook() {
        String book = ",\"walras\":{\"book\":{}}";

        assertRefused(Code.InvalidBookOrder, fee(Orders.BOB.address()) + book);
        assertRefused(Code.InvalidBookOrder, "\"validFrom\":" + NOW + book);
    }

    private static String hooks(int count, Address target, long gas) {
        String hook = "{\"target\":\"" + target + "\",\"callData\":\"0x\",\"gasLimit\":\"" + gas + "\"}";
        return "\"hooks\":{\"pre\":[" + String.join(",", Collections.nCopies(count, hook)) + "]}";
    }

    private static String fee(Address recipient) {
        return "\"partnerFee\":{\"bps\":10,\"recipient\":\"" + recipient + "\"}";
    }

    private static OrderCheck.Result judge(String metadata) {
        String document = "{\"metadata\":{" + metadata + "}}";
        AppDataCheck.Result.Known known = (AppDataCheck.Result.Known) AppDataCheck.document(document, null);
        return OrderCheck.judge(Drafts.creation(draft().appData(document)), known, Drafts.RULES, NOW);
    }

    private static void assertRefused(Code code, String metadata) {
        assertThat(judge(metadata))
                .isInstanceOfSatisfying(
                        OrderCheck.Result.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
