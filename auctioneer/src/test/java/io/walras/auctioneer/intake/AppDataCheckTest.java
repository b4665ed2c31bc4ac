package io.walras.auctioneer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.wire.order.AppDataField;
import org.junit.jupiter.api.Test;

class AppDataCheckTest {
    private static final String DOCUMENT = "{\"appCode\":\"x\"}";
    private static final Bytes32 HASH = Keccak256.hash(DOCUMENT);
    private static final Bytes32 OTHER = Keccak256.hash("other");

    @Test
    void shouldHashADocument() {
        assertThat(AppDataCheck.judge(new AppDataField.Document(DOCUMENT, null)))
                .isEqualTo(new AppDataCheck.Result.Known(DOCUMENT, HASH, null, null, null, null, OrderTerms.NONE));
        assertThat(AppDataCheck.judge(new AppDataField.Document(DOCUMENT, HASH)))
                .isEqualTo(new AppDataCheck.Result.Known(DOCUMENT, HASH, null, null, null, null, OrderTerms.NONE));
    }

    @Test
    void shouldRefuseADocumentOfAnotherHash() {
        assertThat(code(AppDataCheck.judge(new AppDataField.Document(DOCUMENT, OTHER))))
                .isEqualTo(Code.AppDataHashMismatch);
    }

    @Test
    void shouldKnowTheEmptyDocumentByItsHash() {
        Bytes32 empty = Bytes32.fromHex("0xb48d38f93eaa084033fc5970bf96e559c33c4cdc07d889ab00b4d63f9590739d");
        assertThat(AppDataCheck.judge(new AppDataField.HashOnly(empty, null)))
                .isEqualTo(new AppDataCheck.Result.Known("{}", empty, null, null, null, null, OrderTerms.NONE));
    }

    @Test
    void shouldLeaveAnyOtherHashToBeLookedUp() {
        assertThat(AppDataCheck.judge(new AppDataField.HashOnly(HASH, HASH)))
                .isEqualTo(new AppDataCheck.Result.Unresolved(HASH));
    }

    @Test
    void shouldRefuseTwoHashes() {
        assertThat(code(AppDataCheck.judge(new AppDataField.HashOnly(HASH, OTHER))))
                .isEqualTo(Code.AppDataHashMismatch);
    }

    @Test
    void shouldNameWhatItDoesNotSupport() {
        AppDataCheck.Result result =
                AppDataCheck.judge(new AppDataField.Document("{\"metadata\":{\"enableFastPath\":true}}", null));
        assertThat(code(result)).isEqualTo(Code.InvalidAppData);
        assertThat(((AppDataCheck.Result.Refused) result).refusal().description())
                .contains("enableFastPath");
    }

    @Test
    void shouldRefuseWhatIsNotAnObject() {
        assertThat(code(AppDataCheck.judge(new AppDataField.Document("[]", null))))
                .isEqualTo(Code.InvalidAppData);
    }

    private static Code code(AppDataCheck.Result result) {
        assertThat(result).isInstanceOf(AppDataCheck.Result.Refused.class);
        return ((AppDataCheck.Result.Refused) result).refusal().code();
    }
}
