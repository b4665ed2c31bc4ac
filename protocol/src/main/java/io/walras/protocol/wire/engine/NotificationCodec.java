package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.protocol.num.Uint256;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the ids and the event of a notification side by side, as the wire has them. */
final class NotificationCodec {
    private NotificationCodec() {}

    /** The ids; one solution is a number, several are an array. */
    record IdsJson(
            @JsonSerialize(using = AuctionId.Writer.class) @JsonDeserialize(using = AuctionId.Reader.class) @Nullable
            Long auctionId,

            @JsonSerialize(contentUsing = Unsigned64.Writer.class)
            @JsonDeserialize(contentUsing = Unsigned64.Reader.class)
            @JsonFormat(with = {Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY, Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Uint256> solutionId) {
        public IdsJson {
            solutionId = Absent.list(solutionId);
        }
    }

    static final class Writer extends JsonSerializer<NotificationJson> {
        @Override
        public void serialize(NotificationJson notification, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            ObjectMapper mapper = (ObjectMapper) json.getCodec();
            ObjectNode fields = mapper.valueToTree(new IdsJson(notification.auctionId(), notification.solutionIds()));
            ObjectNode event = mapper.valueToTree(notification.event());
            json.writeTree(fields.setAll(event));
        }
    }

    static final class Reader extends JsonDeserializer<NotificationJson> {
        @Override
        public NotificationJson deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode fields = context.readTree(json);
            IdsJson ids = context.readTreeAsValue(fields, IdsJson.class);
            return new NotificationJson(
                    ids.auctionId(), ids.solutionId(), context.readTreeAsValue(fields, NotifiedEvent.class));
        }
    }
}
