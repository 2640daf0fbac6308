variable "size" {
  type = number
}

resource "aws_ebs_volume" "this" {
  for_each          = toset(["data", "log"])
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = var.size
}
