Console.WriteLine("It is so.");
return File.Exists("nothing") ? 1 : 0;
