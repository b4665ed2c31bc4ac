package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.Ledger.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names places in lists. A cursor holds good for the list that it was given out for, and for no other. */
final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int POSITION_BYTES = 2 * Long.BYTES;
    private static final int SEAL_BYTES = 16;
    /** Base64 without padding of both parts. */
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecretKeySpec key;

    /** Cursors that nobody can make who does not have the key. */
    Cursors(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The cursor of a place in this list. */
    String of(String list, Position position) {
        byte[] place = ByteBuffer.allocate(POSITION_BYTES)
                .putLong(position.major())
                .putLong(position.minor())
                .array();
        byte[] cursor = ByteBuffer.allocate(POSITION_BYTES + SEAL_BYTES)
                .put(place)
                .put(seal(list, place))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The place in this list; empty if the cursor is not one of ours for it. */
    Optional<Position> position(String list, String cursor) {
        if (!CURSOR.matcher(cursor).matches()) {
            return Optional.empty();
        }
        byte[] decoded = Base64.getUrlDecoder().decode(cursor);
        byte[] place = Arrays.copyOf(decoded, POSITION_BYTES);
        byte[] sealed = Arrays.copyOfRange(decoded, POSITION_BYTES, decoded.length);
        if (!MessageDigest.isEqual(sealed, seal(list, place))) {
            return Optional.empty();
        }
        ByteBuffer numbers = ByteBuffer.wrap(place);
        return Optional.of(new Position(numbers.getLong(), numbers.getLong()));
    }

    private byte[] seal(String list, byte[] place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(place);
            return Arrays.copyOf(mac.doFinal(list.getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
