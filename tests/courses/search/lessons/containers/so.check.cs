Console.WriteLine("It is so.");
