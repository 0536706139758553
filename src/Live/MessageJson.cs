using System.Text.Json.Serialization;

namespace Site.Live;

/// <summary>How messages are written and read, known when the program is compiled.</summary>
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(ServerMessage))]
internal sealed partial class MessageJson : JsonSerializerContext;
