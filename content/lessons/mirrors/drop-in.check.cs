var text = File.Exists("http-proxy.conf") ? File.ReadAllText("http-proxy.conf") : "";

Console.WriteLine(text.Length == 0 ? "There is no file http-proxy.conf here." : "The file http-proxy.conf is here.");
return text.Contains("[Service]") && text.Contains("HTTPS_PROXY=") ? 0 : 1;
