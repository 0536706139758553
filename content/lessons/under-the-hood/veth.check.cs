using System.Net.NetworkInformation;

var hand0 = NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(one => one.Name == "hand0");
string[] addresses = [.. hand0?.GetIPProperties().UnicastAddresses.Select(one => $"{one.Address}") ?? []];

Console.WriteLine(hand0 is null ? "There is no interface hand0." : $"hand0 is {hand0.OperationalStatus}.");
return hand0?.OperationalStatus == OperationalStatus.Up && addresses.Contains("10.99.0.1") ? 0 : 1;
