variable "type" {
  type    = string
  default = null
}

resource "aws_ebs_volume" "this" {
  availability_zone = "us-east-1a"
  size              = 30
  type              = var.type
}

output "type" {
  value = aws_ebs_volume.this.type
}
